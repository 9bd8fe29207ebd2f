namespace TalentPortal.Platform.Keeping;

/// <summary>Where signed-in people keep things. A feature's; buttons and the take-over after signing in ask here.</summary>
public interface IKeeper
{
    /// <summary>Whether the person of the request keeps what this page of the site shows.</summary>
    Task<bool> Has(KeptKind kind, string key, CancellationToken ct);

    /// <summary>Takes what the person had kept as a visitor; what is there already is kept once.</summary>
    /// <returns>Whether it arrived.</returns>
    Task<bool> Take(IReadOnlyList<KeptThing> things, CancellationToken ct);
}
