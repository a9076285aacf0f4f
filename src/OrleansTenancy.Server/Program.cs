using OrleansTenancy.Server.Commands;

return await ServerCommand.Run(args);
