namespace OrleansTenancy.Grains.Hosting;

/// <summary>Ids nobody can guess: a Partner ID is handed over out of band (E1.13).</summary>
internal sealed class RandomIds : IIdMaker
{
#pragma warning disable RS0030 // The one place where ids come from.
    public Guid Next() => Guid.NewGuid();
#pragma warning restore RS0030
}
