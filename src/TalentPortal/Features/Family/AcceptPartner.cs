using FluentValidation;
using MediatR;
using TalentPortal.Features.Family.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Security.Invitations;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Family;

/// <summary>Accepts a partner's invitation with the caller's own account. The two are linked once whoever invited agrees to who came.</summary>
/// <param name="Name">By which the partner knows who accepted.</param>
[SignedIn]
public sealed record AcceptPartner(string? Token, string? Name, bool Agreed, string? ConsentWords) : ICommand<Done>;

internal sealed class AcceptPartnerValidator : AbstractValidator<AcceptPartner>
{
    public AcceptPartnerValidator()
    {
        RuleFor(x => x.Token).IsPlainText(AccountRules.CodeMax, "PartnerInvitation_Lapsed");
        RuleFor(x => x.Name).Must(name => Typed.Tidy(name) is not null).Says("Family_NameMissing").IsPlainText(PartnerSide.NameMax, "Family_NameWrong");
        RuleFor(x => x.Agreed).Equal(true).Says("Family_AgreeMissing");
        RuleFor(x => x.ConsentWords).NotEmpty().Says("Family_AgreeMissing").IsPlainText(Consent.WordsMax, "Family_AgreeMissing");
    }
}

internal sealed class AcceptPartnerHandler(CurrentCall call, PartnerLinks links, PartnerInvitations invitations, MailQueue mails) : IRequestHandler<AcceptPartner, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(AcceptPartner request, CancellationToken ct)
    {
        var me = call.RequiredUserId;
        await links.Lock(me, ct);
        if (await invitations.Open(request.Token, ct) is not { } found || found.From == me) return Outcome.NotFound;
        if ((await links.Of(me, ct)).Mine is { } mine)
        {
            if (mine.PartnerId is not null) return Outcome.Refused("AcceptPartner_OneLink");
            // An invitation of one's own gives way: two who invited each other need one link.
            await links.Leave(me, LeaveReason.Replaced, ct);
        }

        if (!await invitations.Claim(found.Id, ct)) return Outcome.NotFound;
        await links.Begin(found.Id, found.From, Typed.Tidy(request.Name)!, request.ConsentWords!, ct);
        await mails.ToUser(found.From, MailTemplates.PartnerAnswered, null, new Dictionary<string, string>(StringComparer.Ordinal) { [MailTemplates.Path] = "me/family" }, ct);
        return Done.Value;
    }
}
