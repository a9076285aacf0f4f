using System.Net;
using System.Net.Sockets;
using OrleansTenancy.Server.Commands;

namespace OrleansTenancy.Server.Hosting;

/// <summary>Where a node listens: addresses apart by `;`.</summary>
internal static class ListenAddresses
{
    /// <summary>The first one that is none; null: all are.</summary>
    public static string? FirstBad(string urls) =>
        urls.Split(';').FirstOrDefault(url => !TryParse(url, out _));

    /// <summary>
    /// Says that an address is taken before a silo starts, and not after. It may still be taken in between.
    /// </summary>
    public static void DemandFree(string urls)
    {
        foreach (var url in urls.Split(';'))
        {
            if (TryParse(url, out var address) && LocalAddress(address) is { } local && IsTaken(local, address.Port))
            {
                throw new SettingsException($"{url}: the address is in use; listen elsewhere with `--urls`");
            }
        }
    }

    /// <summary>What the first address is reached by from this machine.</summary>
    public static Uri Reachable(string urls)
    {
        var address = BindingAddress.Parse(urls.Split(';')[0]);
        var isEverywhere = !IPAddress.TryParse(address.Host, out var ip)
            ? address.Host is "*" or "+"
            : ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any);
        return new UriBuilder(address.Scheme, isEverywhere ? "localhost" : address.Host, address.Port).Uri;
    }

    private static bool TryParse(string url, out BindingAddress address)
    {
        address = null!;
        try
        {
            address = BindingAddress.Parse(url);
            return address.Scheme is "http" or "https" && !address.IsUnixPipe && !address.IsNamedPipe;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    // A name other than `localhost` listens everywhere.
    private static IPAddress? LocalAddress(BindingAddress address) =>
        address.Port == 0 ? null
        : address.Host == "localhost" ? IPAddress.Loopback
        : IPAddress.TryParse(address.Host, out var ip) ? ip : IPAddress.Any;

    private static bool IsTaken(IPAddress address, int port)
    {
        using var listener = new TcpListener(address, port);
        try
        {
            listener.Start();
            return false;
        }
        catch (SocketException failure) when (failure.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return true;
        }
    }
}
