namespace OrleansTenancy.Server.Commands;

/// <summary>A setting or an option is not what it has to be; the message says which, and what would be right.</summary>
/// <param name="message">One line per problem.</param>
internal sealed class SettingsException(string message) : Exception(message);
