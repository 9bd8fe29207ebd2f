using FluentValidation;
using MediatR;
using TalentPortal.Features.Events.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Events;

/// <summary>Asks for a place at an event, without an account. The answer is the same whoever asks; what happens next is in the mail.</summary>
/// <param name="CountryCode">ISO 3166 alpha-2 of where the person lives.</param>
/// <param name="FieldCode">Code of the industry they work in; may be left out.</param>
/// <param name="TalkIn">The language in which they are written to.</param>
/// <param name="Agreed">To what organising the event needs.</param>
/// <param name="MayContact">Also lets a consultant get in touch; never needed.</param>
/// <param name="ConsentWords">The sentence beside that box, as it was shown.</param>
[Anyone]
public sealed record SignUpForEvent(
    Guid EventId, string? Name, string? Email, string? CountryCode, string? FieldCode, Language TalkIn, string? Question, bool Agreed, bool MayContact, string? ConsentWords) : ISteppedCommand<Done>;

internal sealed class SignUpForEventValidator : AbstractValidator<SignUpForEvent>
{
    public SignUpForEventValidator()
    {
        RuleFor(x => x.Name).Must(typed => Typed.Tidy(typed) is not null).Says("SignUp_NameMissing").IsPlainText(SignUpWords.NameMax, "SignUp_TooLong");
        RuleFor(x => x.Email!).IsEmail("SignUp_EmailMissing", "SignUp_EmailWrong");
        RuleFor(x => x.CountryCode).Must(code => ReferenceData.Countries.Has(code)).Says("SignUp_CountryMissing");
        RuleFor(x => x.FieldCode).Must(code => string.IsNullOrEmpty(code) || ReferenceData.Industries.Has(code)).Says("SignUp_NotInList");
        RuleFor(x => x.TalkIn).IsInEnum().Says("SignUp_NotInList");
        RuleFor(x => x.Question).IsPlainText(SignUpWords.QuestionMax, "SignUp_TooLong");
        RuleFor(x => x.Agreed).Equal(true).Says("SignUp_AgreementMissing");
        RuleFor(x => x.ConsentWords).NotEmpty().When(x => x.MayContact).Says("SignUp_AgreementMissing").IsPlainText(SignUpWords.ConsentMax, "SignUp_TooLong");
    }
}

internal sealed class SignUpForEventHandler(PortalDispatcher dispatcher, CurrentCall call, Attempts attempts, Visitor visitor, AccountAddresses addresses) : IRequestHandler<SignUpForEvent, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(SignUpForEvent request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        if (!(await attempts.Count(AttemptLimit.MailFrom, await visitor.Network(ct), ct)).Allowed) return Outcome.Refused("SignUp_TooMany");
        // Too many mails to one address: nothing more is sent, and the answer tells nobody.
        var mayWrite = (await attempts.Count(AttemptLimit.MailTo, await addresses.TokenOf(EmailAddress.Read(request.Email)!, ct), ct)).Allowed;
        var outcome = await dispatcher.Send(new EnterSignUp(request, mayWrite), EventLink.AsSystem(call), ct);
        return outcome.Kind switch
        {
            OutcomeKind.Ok or OutcomeKind.Conflict => Done.Value,
            OutcomeKind.Refused => Outcome.Refused(outcome.Reason!),
            _ => Outcome.NotFound,
        };
    }
}
