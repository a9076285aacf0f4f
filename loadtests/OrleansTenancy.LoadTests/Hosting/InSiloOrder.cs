using OrleansTenancy.LoadTests.Driving;

namespace OrleansTenancy.LoadTests.Hosting;

/// <summary>What is to be asked inside the server process.</summary>
/// <param name="Set">Which questions; one of <see cref="Worlds.QuestionSets"/>.</param>
/// <param name="Ping">Whether only grains that do nothing are asked, one per person of the set.</param>
/// <param name="Seed">Of the questions.</param>
/// <param name="Questions">How many different ones.</param>
/// <param name="Devices">Devices of a bulk.</param>
internal sealed record InSiloQuestions(string Set, bool Ping, int Seed, int Questions, int Devices);

/// <summary>What is to be asked inside the server process, and how.</summary>
internal sealed record InSiloOrder(InSiloQuestions Questions, DriveOrder Drive);

/// <summary>A line of the answer: how it goes, and at the end what came of it.</summary>
internal sealed record InSiloLine(string? Progress, DriveResult? Result);
