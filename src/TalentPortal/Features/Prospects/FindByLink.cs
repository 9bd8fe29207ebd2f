using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Prospects.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Prospects;

/// <summary>The entry behind a mailed link. Asked by the system alone: whoever has the link is no part of the tenant, and reads it through <see cref="ViewByLink"/>.</summary>
[SystemOnly]
public sealed record FindByLink(string? Token) : IQuery<FindByLinkResult>;

/// <param name="Facts">What is known of the person.</param>
public sealed record FindByLinkResult(Guid Id, ProspectFacts Facts, string EnteredByName, bool ByPartner, DateTimeOffset EnteredAt, DateTimeOffset ForgetAt);

internal sealed class FindByLinkValidator : AbstractValidator<FindByLink>
{
    public FindByLinkValidator() => RuleFor(x => x.Token).IsPlainText(AccountRules.CodeMax, "ByLink_Lapsed");
}

internal sealed class FindByLinkHandler(AppDb db, CurrentCall call, SealedProspect words, TimeProvider clock) : IRequestHandler<FindByLink, Outcome<FindByLinkResult>>
{
    public async Task<Outcome<FindByLinkResult>> Handle(FindByLink request, CancellationToken ct)
    {
        if (call.Tenant is null || string.IsNullOrEmpty(request.Token)) return Outcome.NotFound;
        var hash = Prospect.HashOf(request.Token);
        var p = await db.Prospects.AsNoTracking().AtTenantOf(call).SingleOrDefaultAsync(p => p.LinkHash == hash && p.State == ProspectState.Invited, ct);
        // Past its time, though the nightly work has not come by yet.
        if (p is null || p.ForgetAt <= clock.GetUtcNow() || await words.Open(p, ct) is not { } facts) return Outcome.NotFound;
        return new FindByLinkResult(p.Id, facts, p.EnteredByName, p.ByPartner, p.EnteredAt, p.ForgetAt);
    }
}
