using FluentValidation;
using MediatR;
using TalentPortal.Features.Referrals.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Referrals;

/// <summary>What somebody without an account reads who follows the link in the mail: who is referred, for what, and what is left to say. Opening it answers nothing.</summary>
/// <remarks>A stepped request and no query: it must hold no connection while the system looks for the letter.</remarks>
[Anyone]
public sealed record ViewReferralByLink(string? Token) : ISteppedCommand<ViewReferralByLinkResult>;

public sealed record ViewReferralByLinkResult(TenantRef Tenant, Bilingual Receiver, string ByName, ReferralFacts Facts, DateOnly DueOn, bool IsAccepted);

internal sealed class ViewReferralByLinkValidator : AbstractValidator<ViewReferralByLink>
{
    public ViewReferralByLinkValidator() => RuleFor(x => x.Token).IsPlainText(AccountRules.CodeMax, "ByLink_Over");
}

internal sealed class ViewReferralByLinkHandler(PortalDispatcher dispatcher, CurrentCall call) : IRequestHandler<ViewReferralByLink, Outcome<ViewReferralByLinkResult>>
{
    public async Task<Outcome<ViewReferralByLinkResult>> Handle(ViewReferralByLink request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var found = await dispatcher.Send(new FindReferral(request.Token, true), ReferralLink.AsSystem(call, tenant, null), ct);
        return found is { IsOk: true, Value: { Facts: { } facts } letter } ? new ViewReferralByLinkResult(tenant, letter.Receiver, letter.ByName, facts, letter.DueOn, letter.IsAccepted) : Outcome.NotFound;
    }
}
