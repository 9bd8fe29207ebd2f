using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Prospects.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Prospects;

/// <summary>What a person sees who follows the link in the invitation: what is kept about them, from where, and what they can do. Opening it changes nothing.</summary>
/// <remarks>A stepped request and no query: it must hold no connection while the system looks for the entry.</remarks>
[Anyone]
public sealed record ViewByLink(string? Token) : ISteppedCommand<ViewByLinkResult>;

/// <param name="Who">Who comes with the link, and so what is left to do.</param>
public sealed record ViewByLinkResult(TenantRef Tenant, ProspectFacts Facts, string EnteredByName, bool ByPartner, DateTimeOffset EnteredAt, DateTimeOffset ForgetAt, LinkVisitor Who);

/// <summary>Who comes with the link of an invitation.</summary>
public enum LinkVisitor
{
    /// <summary>Nobody is signed in, and the address has no account.</summary>
    New,

    /// <summary>Nobody is signed in; the address has an account.</summary>
    HasAccount,

    /// <summary>Signed in, with whichever address: the link is the proof.</summary>
    SignedIn,

    /// <summary>The same, with a profile already.</summary>
    HasProfile,
}

internal sealed class ViewByLinkValidator : AbstractValidator<ViewByLink>
{
    public ViewByLinkValidator() => RuleFor(x => x.Token).IsPlainText(AccountRules.CodeMax, "ByLink_Lapsed");
}

internal sealed class ViewByLinkHandler(PortalDispatcher dispatcher, CurrentCall call, LinkedAccounts accounts, AppDb db) : IRequestHandler<ViewByLink, Outcome<ViewByLinkResult>>
{
    public async Task<Outcome<ViewByLinkResult>> Handle(ViewByLink request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var outcome = await dispatcher.Send(new FindByLink(request.Token), ProspectLink.AsSystem(call), ct);
        if (!outcome.IsOk) return Outcome.NotFound;
        var found = outcome.Value;
        return new ViewByLinkResult(tenant, found.Facts, found.EnteredByName, found.ByPartner, found.EnteredAt, found.ForgetAt, await Who(found, ct));
    }

    private async Task<LinkVisitor> Who(FindByLinkResult found, CancellationToken ct)
    {
        if (call.UserId is { } me) return await db.TalentProfiles.AnyAsync(p => p.UserId == me, ct) ? LinkVisitor.HasProfile : LinkVisitor.SignedIn;
        return await accounts.Has(EmailAddress.Read(found.Facts.Email)!, ct) ? LinkVisitor.HasAccount : LinkVisitor.New;
    }
}
