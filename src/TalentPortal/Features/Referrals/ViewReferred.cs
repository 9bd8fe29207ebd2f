using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Referrals.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Referrals;

/// <summary>Opens to the employer what it was sent. The person sees it in their access log.</summary>
[Personal]
[Requires(ReferralsPermissions.Answer)]
public sealed record ViewReferred(Guid Id) : IQuery<ViewReferredResult>;

public sealed record ViewReferredResult(Guid Id, ReferralFacts Facts, DateTimeOffset SentAt, DateOnly DueOn, bool IsAccepted);

internal sealed class ViewReferredHandler(AppDb db, CurrentCall call, SealedReferral words, AccessLog access) : IRequestHandler<ViewReferred, Outcome<ViewReferredResult>>
{
    public async Task<Outcome<ViewReferredResult>> Handle(ViewReferred request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || call.EmployerId is not { } employer) return Outcome.NotFound;
        var letter = await db.ReferralLetters.AsNoTracking().AtTenantOf(call).SingleOrDefaultAsync(l => l.Id == request.Id && l.EmployerId == employer, ct);
        if (letter is not { TalentUserId: { } talent } || !await db.EmployerAdmissions.Admits(tenant.Id, employer, ct) || await words.Open(letter, ct) is not { } facts) return Outcome.NotFound;
        var name = await db.Employers.Where(e => e.Id == employer).Select(e => e.Name).SingleAsync(ct);
        await access.Record(talent, name, Referral.Purpose, "referred", facts.HighestClass, letter.Id, ct);
        return new ViewReferredResult(letter.Id, facts, letter.SentAt, letter.DueOn, letter.IsAccepted);
    }
}
