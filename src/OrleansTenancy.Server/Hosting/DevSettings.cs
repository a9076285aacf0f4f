using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Grains.Hosting;

namespace OrleansTenancy.Server.Hosting;

/// <summary>How a development server is run.</summary>
/// <param name="PublicBaseUrl">What it is reached by.</param>
/// <param name="Urls">Where it listens.</param>
/// <param name="DataDirectory">Where its file, keys and mail are.</param>
/// <param name="Catalogue">The scopes there are.</param>
internal sealed record DevSettings(Uri PublicBaseUrl, string Urls, string DataDirectory, ScopeCatalogue Catalogue)
{
    /// <summary>Port for Orleans clients; 0: none.</summary>
    public int GatewayPort { get; init; }

    /// <summary>How checks are made sure of.</summary>
    public CheckMode Checks { get; init; } = CheckMode.Leased;
}
