using System.Runtime.CompilerServices;
using TalentPortal.Features.Programmes.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.SiteMaps;

namespace TalentPortal.Features.Programmes;

/// <summary>Programmes in the site maps, each at its one address: what all sites have on the national one, what a tenant has of its own at the tenant.</summary>
internal sealed class ProgrammeSiteMap(RuleLibrary library, TimeProvider clock) : ISiteMapSource
{
    public string Name => "programmes";

    public async Task<IReadOnlyList<SiteMapPart>> Parts(CallOrigin site, CancellationToken ct)
    {
        var own = await Own(site, ct);
        return own.Count == 0 ? [] : [new(string.Join(' ', own.Select(program => program.Code + "@" + program.Digest)), RuleDay.Begin(own.Max(program => program.Document.From)))];
    }

    public async IAsyncEnumerable<SiteMapPage> Pages(CallOrigin site, SiteMapPart part, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var program in await Own(site, ct)) yield return new("programmes/" + program.Code, RuleDay.Begin(program.Document.From));
    }

    private async Task<IReadOnlyList<RuleProgram>> Own(CallOrigin site, CancellationToken ct)
    {
        var today = RuleDay.Of(clock.GetUtcNow());
        var shown = ProgrammeMatching.All(await library.Of(site.Tenant?.Id, ct), today).Where(programme => !programme.IsDoubtfulOn(today)).Select(programme => programme.Program).ToList();
        if (site.Tenant is null) return shown;
        var national = await library.Of(null, ct);
        return [.. shown.Where(program => national.At(program.Code, today)?.Digest != program.Digest)];
    }
}
