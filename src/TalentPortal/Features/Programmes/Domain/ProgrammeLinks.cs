using TalentPortal.Data;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Features.Sources.Domain;
using TalentPortal.Platform.Content;

namespace TalentPortal.Features.Programmes.Domain;

/// <summary>The addresses of the sources that programmes rest on.</summary>
internal sealed class ProgrammeLinks(RuleLibrary rules, ContentLedger ledger) : IContentLinks
{
    public async Task<IReadOnlyList<ContentLink>> Links(AppDb db, Guid tenantId, CancellationToken ct)
    {
        var (site, book) = (tenantId == ContentDesk.Id ? (Guid?)null : tenantId, (await ledger.At(tenantId, ct)).Claims);
        var programmes = (await rules.Of(site, ct)).Shelf.All.Where(program => program.Document.Eligibility?.Benefit is not null).DistinctBy(program => program.Code);
        return
        [
            .. programmes.SelectMany(program => book.Behind(program.Claims).Select(source => source.Url).OfType<string>().Distinct(StringComparer.Ordinal)
                .Select(address => new ContentLink(address, ContentKind.Programme, program.Code, program.Document.Title, $"programmes/{program.Code}", false))),
        ];
    }
}
