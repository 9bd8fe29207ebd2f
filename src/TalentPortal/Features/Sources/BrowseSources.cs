using MediatR;
using TalentPortal.Features.Sources.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Sources;

/// <summary>All sources that the site's content rests on, with what each of them carries.</summary>
[Anyone]
public sealed record BrowseSources : IQuery<BrowseSourcesResult>;

public sealed record BrowseSourcesResult(IReadOnlyList<BrowseSourcesResult.Item> Items, IReadOnlyList<BrowseSourcesResult.Sureness> Claims)
{
    /// <param name="Claims">Statements that name it.</param>
    public sealed record Item(Source Source, int Claims);

    /// <summary>How many statements are how sure.</summary>
    public sealed record Sureness(Certainty Certainty, int Claims);
}

internal sealed class BrowseSourcesHandler(ContentLedger ledger, CurrentCall call) : IRequestHandler<BrowseSources, Outcome<BrowseSourcesResult>>
{
    public async Task<Outcome<BrowseSourcesResult>> Handle(BrowseSources request, CancellationToken ct)
    {
        var book = (await ledger.At(call.TenantId, ct)).Claims;
        var carried = book.Claims.SelectMany(claim => claim.Sources).CountBy(code => code).ToDictionary(StringComparer.Ordinal);
        return new BrowseSourcesResult(
            [.. book.Sources.Select(source => new BrowseSourcesResult.Item(source, carried.GetValueOrDefault(source.Code))).Where(item => item.Claims > 0).OrderBy(item => item.Source.Kind).ThenBy(item => item.Source.Code, StringComparer.Ordinal)],
            [.. book.Claims.CountBy(claim => claim.Certainty).OrderBy(one => one.Key).Select(one => new BrowseSourcesResult.Sureness(one.Key, one.Value))]);
    }
}
