using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Employers;

/// <summary>A person registers the organisation they work for, once for the whole platform, and becomes its owner.</summary>
/// <param name="Abroad">Entered in another country's register instead of having a Chinese credit code.</param>
/// <param name="YourName">How colleagues and the tenants' staff will know the person.</param>
[SignedIn]
public sealed record RegisterEmployer(
    EmployerFields Fields,
    bool Abroad,
    string? CreditCode,
    string? RegisterCountry,
    string? RegisterNumber,
    string? YourName) : ICommand<RegisterEmployerResult>;

public sealed record RegisterEmployerResult(Guid EmployerId);

internal sealed class RegisterEmployerValidator : AbstractValidator<RegisterEmployer>
{
    public RegisterEmployerValidator()
    {
        RuleFor(r => r.Fields).SetValidator(new EmployerFieldsValidator());
        RuleFor(r => r.CreditCode).Must(code => CreditCode.IsValid(CreditCode.Normalise(code))).Says("RegisterEmployer_CreditCodeBad").When(r => !r.Abroad);
        RuleFor(r => r.RegisterCountry).Must(code => code is not "CN" && ReferenceData.Countries.Has(code)).Says("RegisterEmployer_CountryMissing").When(r => r.Abroad);
        RuleFor(r => r.RegisterNumber).Must(number => RegisterEmployerHandler.Number(number).Length > 0).Says("RegisterEmployer_NumberMissing").When(r => r.Abroad);
        RuleFor(r => r.RegisterNumber).IsPlainText(EmployerRegistration.NumberMax, "Fields_TooLong").When(r => r.Abroad);
        RuleFor(r => r.YourName).NotEmpty().Says("RegisterEmployer_YourNameMissing");
        RuleFor(r => r.YourName).IsPlainText(StaffMembership.DisplayNameMax, "Fields_TooLong");
    }
}

internal sealed class RegisterEmployerHandler(AppDb db, CurrentCall call, RightsStore rights, Audit audit, TimeProvider clock)
    : IRequestHandler<RegisterEmployer, Outcome<RegisterEmployerResult>>
{
    public async Task<Outcome<RegisterEmployerResult>> Handle(RegisterEmployer request, CancellationToken ct)
    {
        var user = call.RequiredUserId;
        if (await db.Set<EmployerMembership>().AnyAsync(m => m.UserId == user && m.EndedAt == null, ct)) return Outcome.Refused("RegisterEmployer_AlreadyMember");

        var registration = request.Abroad
            ? EmployerRegistration.Foreign(request.RegisterCountry!, Number(request.RegisterNumber))
            : EmployerRegistration.Chinese(CreditCode.Normalise(request.CreditCode));
        // Who already stands in a public register is no secret; without this answer a colleague could not find the way in.
        if (await db.Employers.AnyAsync(e => (registration.CreditCode != null && e.CreditCode == registration.CreditCode)
            || (registration.Number != null && e.RegisterCountry == registration.Country && e.RegisterNumber == registration.Number), ct))
            return Outcome.Invalid(request.Abroad ? nameof(request.RegisterNumber) : nameof(request.CreditCode), "RegisterEmployer_Taken");

        var now = clock.GetUtcNow();
        var employer = Employer.Register(request.Fields.ToFacts(), registration, now);
        db.Add(employer);
        db.Add(EmployerMembership.Join(employer.Id, user, request.YourName!.Trim(), PortalRole.EmployerOwner, now));
        audit.WriteForPlatform("employers.register", employer.Id);
        rights.Forget(user);
        return new RegisterEmployerResult(employer.Id);
    }

    /// <summary>A register's number as it is compared: capitals, without blanks.</summary>
    internal static string Number(string? typed) => TextNormaliser.ForComparing(typed).Replace(" ", "").ToUpperInvariant();
}
