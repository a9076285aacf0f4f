using Microsoft.IdentityModel.Tokens;
using OrleansTenancy.Gateway.Authentication;

namespace OrleansTenancy.Server.Hosting;

/// <summary>What a setting has to look like; the answers go behind the name of the setting.</summary>
internal static class SettingChecks
{
    /// <summary>Whether clients can be told to go there.</summary>
    public static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address.Query.Length == 0
        && address.Fragment.Length == 0;

    /// <summary>What is wrong with the file of a signing key; null: nothing.</summary>
    public static string? KeyFault(string file)
    {
        if (file.Length == 0)
        {
            return "is missing: the PEM file of the key that signs login tokens";
        }

        try
        {
            _ = SigningKey.Read(file);
            return null;
        }
        catch (InvalidDataException failure)
        {
            return $"cannot be used: {failure.Message}";
        }
    }

    /// <summary>What is wrong with a file of public keys; null: nothing.</summary>
    public static string? KeySetFault(string file)
    {
        try
        {
            return new JsonWebKeySet(File.ReadAllText(file)).GetSigningKeys().Count > 0
                ? null
                : "has no signing key in it";
        }
        catch (ArgumentException)
        {
            return "is no JSON Web Key Set";
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return $"cannot be read: {failure.Message}";
        }
    }
}
