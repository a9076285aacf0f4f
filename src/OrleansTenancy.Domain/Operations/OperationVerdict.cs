namespace OrleansTenancy.Domain.Operations;

/// <summary>What a command with an idempotency key is.</summary>
public enum OperationVerdict
{
    /// <summary>Never a verdict; a decoding default.</summary>
    Unknown = 0,

    /// <summary>The first with its key: it is decided like any other.</summary>
    New = 1,

    /// <summary>A repeat: it gets the first answer, and nothing happens.</summary>
    Repeat = 2,

    /// <summary>Another command under a key that is in use; refused.</summary>
    Reused = 3,

    /// <summary>The first with its key, and the caller has as many keys as are kept; refused.</summary>
    Full = 4,
}
