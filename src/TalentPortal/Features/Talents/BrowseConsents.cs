using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Talents;

/// <summary>What the person agreed to, and what is open to whom until when.</summary>
[SignedIn]
public sealed record BrowseConsents : IQuery<BrowseConsentsResult>;

public sealed record BrowseConsentsResult(IReadOnlyList<BrowseConsentsResult.Item> Items)
{
    /// <param name="TenantName">The organisation, for a consent to be advised or accompanied.</param>
    /// <param name="LeadId">The request for a consultant that it was given with.</param>
    /// <param name="OpenUntil">Until when data are open under it; null when nothing is open.</param>
    public sealed record Item(
        Guid Id, ConsentKind Kind, Bilingual EmployerName, Bilingual? TenantName, Guid? ApplicationId, Guid? LeadId, string TextVersion, Language Language, DateTimeOffset GivenAt, DateTimeOffset? WithdrawnAt, DateTimeOffset? OpenUntil);
}

internal sealed class BrowseConsentsHandler(AppDb db, CurrentCall call, TenantDirectory tenants, IRecipientNames recipients, TimeProvider clock) : IRequestHandler<BrowseConsents, Outcome<BrowseConsentsResult>>
{
    public async Task<Outcome<BrowseConsentsResult>> Handle(BrowseConsents request, CancellationToken ct)
    {
        var (user, now) = (call.RequiredUserId, clock.GetUtcNow());
        var consents = await db.Consents.AsNoTracking().Where(c => c.UserId == user).OrderByDescending(c => c.GivenAt).ToListAsync(ct);
        var grants = await db.Grants.AsNoTracking().Where(g => g.UserId == user).Live(now).ToListAsync(ct);
        var names = await recipients.Of(user, ct);
        List<BrowseConsentsResult.Item> items = [];
        foreach (var c in consents)
        {
            var tenant = (c.Kind is ConsentKind.AdviceByTenant or ConsentKind.BlindCard || c.Kind.IsInCase) && c.TenantId is { } id ? await tenants.ById(id, ct) : null;
            var openUntil = c.WithdrawnAt is not null ? null : grants.Where(c.Opens).Select(g => (DateTimeOffset?)g.ExpiresAt).Max();
            items.Add(new(c.Id, c.Kind, names.Of(c.ApplicationId, c.EmployerId, c.EmployerName).Name, tenant?.Name, c.ApplicationId, c.LeadId, c.TextVersion, c.Language, c.GivenAt, c.WithdrawnAt, openUntil));
        }

        return new BrowseConsentsResult(items);
    }
}
