using MediatR;
using TalentPortal.Features.Pathways.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Features.Sources.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Pathways;

/// <summary>All ways of the site: whom each is for, how long it takes, where.</summary>
[Anyone]
public sealed record BrowsePathways : IQuery<BrowsePathwaysResult>;

public sealed record BrowsePathwaysResult(IReadOnlyList<BrowsePathwaysResult.Item> Items, ClaimBook Claims)
{
    /// <param name="Steps">How many concern everybody.</param>
    /// <param name="Times">Of those; null where nobody says anything.</param>
    /// <param name="IsVaried">More steps depend on who asks and for where.</param>
    /// <param name="IsOwn">Its page stands on this site.</param>
    public sealed record Item(
        string Slug, Bilingual Title, Bilingual Summary, IReadOnlyList<string> Audience, string Place, PathwayStatus Status, int Steps, PathwayTimes? Times, PathwayWeeks? Weeks, bool IsVaried, DateTimeOffset ChangedAt, bool IsOwn);
}

internal sealed class BrowsePathwaysHandler(PathwayShelf shelf, ContentLedger ledger, CurrentCall call, TimeProvider clock) : IRequestHandler<BrowsePathways, Outcome<BrowsePathwaysResult>>
{
    public async Task<Outcome<BrowsePathwaysResult>> Handle(BrowsePathways request, CancellationToken ct)
    {
        var today = ChinaDay.Of(clock);
        List<BrowsePathwaysResult.Item> items = [];
        foreach (var found in await shelf.All(ct))
        {
            var document = found.Document;
            var everybodys = found.Program.Ask(FactSheet.Empty(found.Rules.Facts), today, found.Rules).Where(step => step.Verdict == Verdict.Met).Select(step => step.Step).ToList();
            items.Add(new(
                document.Key, document.Title, document.Summary, document.Audience, document.Place, document.Status, everybodys.Count, PathwayTimes.Of(document, everybodys), document.Weeks, everybodys.Count < document.Steps.Count,
                found.ChangedAt, found.IsOwn));
        }

        return new BrowsePathwaysResult(items, (await ledger.At(call.TenantId, ct)).Claims);
    }
}
