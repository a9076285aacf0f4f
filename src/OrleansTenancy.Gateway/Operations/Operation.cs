using OrleansTenancy.Domain;
using OrleansTenancy.Gateway.Problems;

namespace OrleansTenancy.Gateway.Operations;

/// <summary>A request with an idempotency key (X.11).</summary>
/// <param name="Key">The key.</param>
/// <param name="Fingerprint">What is asked for.</param>
/// <param name="IsRepeat">Whether it was done already: an owner has the first answer.</param>
internal sealed record Operation(string Key, string Fingerprint, bool IsRepeat)
{
    /// <summary>The header that carries the key.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>The key of a request; null: it has none.</summary>
    public static string? KeyOf(HttpRequest request)
    {
        var key = request.Headers[Header].ToString();
        if (key.Length == 0)
        {
            return null;
        }

        return key.Length <= Limits.OperationIdLengthMax && key.All(c => c is > ' ' and < '\u007f')
            ? key
            : throw ProblemException.Invalid(
                $"an idempotency key has at most {Limits.OperationIdLengthMax} visible ASCII characters");
    }
}
