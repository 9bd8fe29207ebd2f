using FluentValidation;
using MediatR;
using TalentPortal.Features.Referrals.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;

namespace TalentPortal.Features.Referrals;

/// <summary>A receiver without an account answers by the link in the mail. Each link serves one answer: after a yes, another one asks what came of it.</summary>
[Anyone]
public sealed record AnswerReferralByLink(string? Token, ReferralState? Answer, string? Note) : ISteppedCommand<Done>;

internal sealed class AnswerReferralByLinkValidator : AbstractValidator<AnswerReferralByLink>
{
    public AnswerReferralByLinkValidator()
    {
        RuleFor(x => x.Token).IsPlainText(AccountRules.CodeMax, "ByLink_Over");
        ReferralAnswers.Rules(this, x => x.Answer, x => x.Note);
    }
}

internal sealed class AnswerReferralByLinkHandler(PortalDispatcher dispatcher, CurrentCall call) : IRequestHandler<AnswerReferralByLink, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(AnswerReferralByLink request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var found = await dispatcher.Send(new FindReferral(request.Token, false), ReferralLink.AsSystem(call, tenant, null), ct);
        if (!found.IsOk) return Outcome.Refused("ByLink_Over");
        return await dispatcher.Send(new MoveReferral(found.Value.Id, request.Answer!.Value, request.Note, true), ReferralLink.AsSystem(call, tenant, found.Value.TalentUserId), ct) is { IsOk: true } ? Done.Value : Outcome.Refused("ByLink_Over");
    }
}
