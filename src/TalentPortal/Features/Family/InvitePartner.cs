using FluentValidation;
using MediatR;
using TalentPortal.Features.Family.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Security.Invitations;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Family;

/// <summary>Invites the caller's partner by mail. Whether the address has an account changes nothing in the answer.</summary>
/// <param name="Name">By which the partner knows who invites.</param>
/// <param name="ConsentWords">The sentence beside the box, as it was shown.</param>
[SignedIn]
public sealed record InvitePartner(string Email, string? Name, bool Agreed, string? ConsentWords) : ICommand<Done>;

internal sealed class InvitePartnerValidator : AbstractValidator<InvitePartner>
{
    public InvitePartnerValidator()
    {
        RuleFor(x => x.Email).IsEmail("InvitePartner_EmailMissing", "InvitePartner_EmailWrong");
        RuleFor(x => x.Name).Must(name => Typed.Tidy(name) is not null).Says("Family_NameMissing").IsPlainText(PartnerSide.NameMax, "Family_NameWrong");
        RuleFor(x => x.Agreed).Equal(true).Says("Family_AgreeMissing");
        RuleFor(x => x.ConsentWords).NotEmpty().Says("Family_AgreeMissing").IsPlainText(Consent.WordsMax, "Family_AgreeMissing");
    }
}

internal sealed class InvitePartnerHandler(CurrentCall call, PartnerLinks links, PartnerInvitations invitations) : IRequestHandler<InvitePartner, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(InvitePartner request, CancellationToken ct)
    {
        await links.Lock(call.RequiredUserId, ct);
        if ((await links.Of(call.RequiredUserId, ct)).Mine is not null) return Outcome.Refused("InvitePartner_OneLink");
        var name = Typed.Tidy(request.Name)!;
        if (await invitations.Invite(EmailAddress.Read(request.Email)!, name, call.Language, ct) is not { } id) return Outcome.Refused("InvitePartner_TooMany");
        await links.Begin(id, null, name, request.ConsentWords!, ct);
        return Done.Value;
    }
}
