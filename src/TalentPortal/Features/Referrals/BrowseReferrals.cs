using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Referrals.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Referrals;

/// <summary>The loops of a tier that are not closed: one's own, to the team lead all; the overdue first. With how loops ended in the past year. Without a word about the persons.</summary>
[Requires(ReferralsPermissions.Refer)]
public sealed record BrowseReferrals(CaseTier Tier) : IQuery<BrowseReferralsResult>;

/// <param name="Sent">How many were sent in the past year at the organisation.</param>
/// <param name="WithOutcome">How many of these ended with an outcome: they met, something was found, or nothing came of it.</param>
/// <param name="Found">How many of these ended with a position or a place.</param>
/// <param name="MedianDays">Days from the sending to the outcome, in the middle; null without one.</param>
public sealed record BrowseReferralsResult(IReadOnlyList<BrowseReferralsResult.Item> Items, int Sent, int WithOutcome, int Found, int? MedianDays)
{
    /// <summary>How many loops are shown.</summary>
    public const int Most = 200;

    public sealed record Item(Guid Id, Guid CaseId, string Reference, ReferralKind Kind, Bilingual Receiver, ReferralState State, DateTimeOffset AskedAt, DateOnly? DueOn, bool IsOverdue, string? OwnerName);
}

internal sealed class BrowseReferralsValidator : AbstractValidator<BrowseReferrals>
{
    public BrowseReferralsValidator() => RuleFor(x => x.Tier).IsInEnum().Says("BrowseReferrals_NoSuchTier");
}

internal sealed class BrowseReferralsHandler(AppDb db, CurrentCall call, ReferralBook book, TimeProvider clock) : IRequestHandler<BrowseReferrals, Outcome<BrowseReferralsResult>>
{
    public async Task<Outcome<BrowseReferralsResult>> Handle(BrowseReferrals request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var (now, today) = (clock.GetUtcNow(), tenant.DayAt(clock.GetUtcNow()));
        var since = now.AddYears(-1);
        var ended = await db.Referrals.AsNoTracking().AtTenantOf(call).Where(r => r.SentAt >= since).Select(r => new { r.State, r.SentAt, r.ClosedAt }).ToListAsync(ct);
        var days = ended.Where(r => r.State is ReferralState.Met or ReferralState.Found or ReferralState.Nothing).Select(r => (int)Math.Round((r.ClosedAt!.Value - r.SentAt!.Value).TotalDays)).Order().ToList();
        return new BrowseReferralsResult(
            [.. (await book.Open(request.Tier, ct)).Take(BrowseReferralsResult.Most).Select(found => new BrowseReferralsResult.Item(
                found.Referral.Id, found.Case.Id, found.Case.Reference, found.Referral.Kind, found.Referral.ReceiverName, found.Referral.State, found.Referral.AskedAt, found.Referral.DueOn, found.Referral.IsOut && found.Referral.DueOn < today,
                found.Case.OwnerName))],
            ended.Count, days.Count, ended.Count(r => r.State == ReferralState.Found), days.Count == 0 ? null : days[days.Count / 2]);
    }
}
