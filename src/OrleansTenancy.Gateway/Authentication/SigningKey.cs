using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace OrleansTenancy.Gateway.Authentication;

/// <summary>An ES256 key that signs tokens of this service.</summary>
public sealed class SigningKey
{
    private SigningKey(ECDsa key)
    {
        // The same key has the same id on every node.
        var id = Base64UrlEncoder.Encode(SHA256.HashData(key.ExportSubjectPublicKeyInfo()).AsSpan(0, 12).ToArray());
        Key = new ECDsaSecurityKey(key) { KeyId = id };
    }

    /// <summary>The key with its id.</summary>
    public ECDsaSecurityKey Key { get; }

    /// <summary>Reads a PEM file.</summary>
    /// <param name="file">PKCS #8 or SEC 1, on the curve P-256.</param>
    /// <exception cref="InvalidDataException">The file is missing or holds no such key.</exception>
    public static SigningKey Read(string file)
    {
        try
        {
            var key = ECDsa.Create();
            key.ImportFromPem(File.ReadAllText(file));
            return key.KeySize == 256 ? new SigningKey(key) : throw new InvalidDataException($"{file} is no P-256 key");
        }
        catch (Exception failure) when (
            failure is IOException or ArgumentException
            or CryptographicException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{file} holds no private key: {failure.Message}", failure);
        }
    }

    /// <summary>Reads a PEM file, or makes one that only its owner can read.</summary>
    public static SigningKey ReadOrCreate(string file)
    {
        if (!File.Exists(file))
        {
            using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var writer = new StreamWriter(file, options);
            writer.Write(made.ExportPkcs8PrivateKeyPem());
        }

        return Read(file);
    }
}
