using OrleansTenancy.LoadTests.Commands;

return await LoadCommand.Run(args);
