using OrleansTenancy.Domain.Catalogue;

namespace OrleansTenancy.Server.Commands;

/// <summary>
/// The scopes of this deployment: the built-in ones and what its files add (X.4). One extension is part of the product:
/// the customer portal, which is off unless it is named.
/// </summary>
internal static class Catalogues
{
    private const string Portal = "portal";

    /// <summary>Loads the files in their order; <c>portal</c> stands for the extension of the product.</summary>
    /// <exception cref="SettingsException">A file is missing or refused; says which line and why.</exception>
    public static ScopeCatalogue Load(IEnumerable<string> files)
    {
        var catalogue = ScopeCatalogue.BuiltIn;
        foreach (var file in files)
        {
            if (file == Portal)
            {
                catalogue = catalogue.WithPortal();
                continue;
            }

            if (!File.Exists(file))
            {
                throw new SettingsException($"the catalogue file {file} does not exist");
            }

            var extended = catalogue.Extend(File.ReadAllText(file), Path.GetFileName(file));
            catalogue = extended.IsRefused ? throw new SettingsException(extended.Refusal.Detail) : extended.Value;
        }

        return catalogue;
    }
}
