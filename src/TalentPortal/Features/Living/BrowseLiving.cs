using MediatR;
using TalentPortal.Features.Living.Domain;
using TalentPortal.Features.Sources.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Living;

/// <summary>The cities that the site tells about, and what serves the whole country.</summary>
[Anyone]
public sealed record BrowseLiving : IQuery<BrowseLivingResult>;

public sealed record BrowseLivingResult(IReadOnlyList<BrowseLivingResult.City> Cities, IReadOnlyList<ShownService> Services, ClaimBook Claims)
{
    /// <param name="IsOwn">Its page stands on this site; else it is the desk's, whose page stands on the national one as well.</param>
    public sealed record City(string Slug, string PlaceCode, Bilingual Name, Bilingual Summary, DateTimeOffset ChangedAt, bool IsOwn);
}

/// <summary>A service as visitors see it.</summary>
/// <param name="IsOpen">Whether it is open now; null where nobody says when.</param>
/// <param name="IsStale">It was asked long ago.</param>
public sealed record ShownService(Guid Id, ServiceFacts Facts, OpeningHours? Hours, bool? IsOpen, bool IsStale)
{
    internal static ShownService Of(LocalService service, DateTimeOffset now)
    {
        var (facts, hours) = (service.Facts, OpeningHours.Read(service.Hours));
        // All places that are told about lie in one zone of time.
        var local = TimeZoneInfo.ConvertTime(now, ChinaTime).DateTime;
        return new(service.Id, facts, hours, hours?.IsOpenAt(local), facts.IsStale(DateOnly.FromDateTime(local)));
    }

    private static TimeZoneInfo ChinaTime { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
}

internal sealed class BrowseLivingHandler(LivingShelf shelf, ContentLedger ledger, CurrentCall call, TimeProvider clock) : IRequestHandler<BrowseLiving, Outcome<BrowseLivingResult>>
{
    public async Task<Outcome<BrowseLivingResult>> Handle(BrowseLiving request, CancellationToken ct)
    {
        var (now, own) = (clock.GetUtcNow(), call.TenantId ?? ContentDesk.Id);
        var cards = await shelf.Cards(ct);
        var services = await shelf.Services(null, ct);
        var claims = (await ledger.At(call.TenantId, ct)).Claims;
        return new BrowseLivingResult([.. cards.Select(c => new BrowseLivingResult.City(c.Slug, c.PlaceCode, c.Name, c.Summary, c.ChangedAt, c.TenantId == own))], [.. services.Select(s => ShownService.Of(s, now))], claims);
    }
}
