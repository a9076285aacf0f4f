namespace OrleansTenancy.Silo.Storage;

/// <summary>The store cannot be used as it is; the message says what to do, in one line for an operator.</summary>
/// <param name="message">One line.</param>
/// <param name="inner">The cause, or null.</param>
public sealed class StorageUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
