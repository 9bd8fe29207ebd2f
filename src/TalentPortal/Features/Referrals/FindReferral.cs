using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Referrals.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Referrals;

/// <summary>
/// The letter behind a mailed link. Asked by the system alone: whoever has the link is no part of the tenant, and reads it through
/// <see cref="ViewReferralByLink"/>. A command, because each reading is in the person's access log.
/// </summary>
[SystemOnly]
public sealed record FindReferral(string? Token, bool Reads) : ICommand<FindReferralResult>;

/// <param name="Facts">Null where it was only looked for.</param>
/// <param name="IsAccepted">What came of it is what is left to say.</param>
public sealed record FindReferralResult(Guid Id, Guid TalentUserId, Bilingual Receiver, string ByName, ReferralFacts? Facts, DateOnly DueOn, bool IsAccepted);

internal sealed class FindReferralValidator : AbstractValidator<FindReferral>
{
    public FindReferralValidator() => RuleFor(x => x.Token).IsPlainText(AccountRules.CodeMax, "ByLink_Over");
}

internal sealed class FindReferralHandler(AppDb db, CurrentCall call, SealedReferral words, AccessLog access) : IRequestHandler<FindReferral, Outcome<FindReferralResult>>
{
    public async Task<Outcome<FindReferralResult>> Handle(FindReferral request, CancellationToken ct)
    {
        if (call.Tenant is null || string.IsNullOrEmpty(request.Token)) return Outcome.NotFound;
        var hash = SealedReferral.HashOf(request.Token);
        var r = await db.Referrals.AsNoTracking().AtTenantOf(call).SingleOrDefaultAsync(r => r.LinkHash == hash && r.ClosedAt == null, ct);
        if (r is not { TalentUserId: { } talent, IsOut: true } || await db.ReferralLetters.AsNoTracking().AtTenantOf(call).SingleOrDefaultAsync(l => l.Id == r.Id, ct) is not { } letter) return Outcome.NotFound;
        var facts = request.Reads ? await words.Open(letter, ct) : null;
        if (facts is not null) await access.Record(talent, r.ReceiverName, Referral.Purpose, "referred", facts.HighestClass, r.Id, ct);
        return new FindReferralResult(r.Id, talent, r.ReceiverName, r.AskedByName, facts, letter.DueOn, letter.IsAccepted);
    }
}
