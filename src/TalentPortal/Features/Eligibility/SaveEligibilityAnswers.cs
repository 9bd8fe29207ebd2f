using FluentValidation;
using MediatR;
using TalentPortal.Features.Eligibility.Domain;
using TalentPortal.Features.Programmes.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Eligibility;

/// <summary>Keeps the person's answers, sealed under their key; what they left empty is not known any more. Kept results are worked out anew.</summary>
/// <param name="Fields">Values by code of the fact, as they were typed.</param>
/// <param name="Agreed">Needed while there is no consent.</param>
/// <param name="ConsentWords">The sentence beside the box, as it was shown.</param>
/// <param name="Version">What the change is based on; null the first time.</param>
[SignedIn]
public sealed record SaveEligibilityAnswers(IReadOnlyDictionary<string, IReadOnlyList<string>> Fields, bool Agreed, string? ConsentWords, uint? Version) : ICommand<Done>
{
    internal const int ValuesMax = 400;
}

internal sealed class SaveEligibilityAnswersValidator : AbstractValidator<SaveEligibilityAnswers>
{
    public SaveEligibilityAnswersValidator()
    {
        RuleFor(x => x.Fields).Must(fields => fields is not null && fields.Values.Sum(values => values.Count) <= SaveEligibilityAnswers.ValuesMax).Says("Eligibility_TooMuch");
        RuleFor(x => x.ConsentWords).NotEmpty().When(x => x.Agreed).Says("Eligibility_AgreeMissing").IsPlainText(Consent.WordsMax, "Eligibility_AgreeMissing");
    }
}

internal sealed class SaveEligibilityAnswersHandler(CurrentCall call, EligibilityDesk desk, EligibilityConsent consent, RuleLibrary library) : IRequestHandler<SaveEligibilityAnswers, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(SaveEligibilityAnswers request, CancellationToken ct)
    {
        var me = call.RequiredUserId;
        var facts = (await library.Of(call.TenantId, ct)).Facts;
        var typed = new FactTyping(request.Fields);
        var answers = facts.Aggregate(FactSheet.Empty(facts), (sheet, fact) => sheet.With(fact, typed.Of(fact, fact.Code)));
        if (typed.Faults.Count > 0) return Outcome.Invalid(typed.Faults);
        await desk.Lock(me, ct);
        var before = await desk.Sheet(me, ct);
        if (request.Version != before?.Version) return Outcome.Conflict;
        if (!await consent.Ensure(request.Agreed, request.ConsentWords, ct)) return Outcome.Invalid(nameof(request.Agreed), "Eligibility_AgreeMissing");
        await desk.Say(me, before, answers, ct);
        return Done.Value;
    }
}
