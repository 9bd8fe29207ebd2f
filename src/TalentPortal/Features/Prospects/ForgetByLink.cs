using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Prospects.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Prospects;

/// <summary>Forgets the person behind a mailed link, who refused, and remembers that they are not to be contacted. Sent by <see cref="RefuseByLink"/>.</summary>
[SystemOnly]
public sealed record ForgetByLink(string? Token) : ICommand<Done>;

internal sealed class ForgetByLinkValidator : AbstractValidator<ForgetByLink>
{
    public ForgetByLinkValidator() => RuleFor(x => x.Token).IsPlainText(AccountRules.CodeMax, "ByLink_Lapsed");
}

internal sealed class ForgetByLinkHandler(AppDb db, CurrentCall call, SealedProspect words, ProspectIndex index, ProspectEnd end, Audit audit, TimeProvider clock) : IRequestHandler<ForgetByLink, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ForgetByLink request, CancellationToken ct)
    {
        if (call.Tenant is null || string.IsNullOrEmpty(request.Token)) return Outcome.NotFound;
        var (hash, now) = (Prospect.HashOf(request.Token), clock.GetUtcNow());
        var prospect = await db.Prospects.AtTenantOf(call).SingleOrDefaultAsync(p => p.LinkHash == hash, ct);
        if (prospect is null || await words.Open(prospect, ct) is not { } facts || !prospect.Decline(now)) return Outcome.NotFound;
        await index.Block(facts.Email, facts.Phone, facts.Orcid, ContactBlockOrigin.Link, now, ct);
        await end.Forget(prospect, ProspectEntryKind.Declined, null, now, ct);
        audit.Write("prospects.refuse", prospect.Id);
        return Done.Value;
    }
}
