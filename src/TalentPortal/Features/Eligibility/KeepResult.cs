using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Eligibility.Domain;
using TalentPortal.Features.Programmes.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Eligibility;

/// <summary>Keeps what rules come to for the person, with the answers it rests on, and looks at it again when the rules change.</summary>
/// <param name="Rules">Codes of the rules.</param>
/// <param name="Fields">Values by code of the fact; what is not among them stays as it was said before.</param>
/// <param name="Agreed">Needed while there is no consent.</param>
/// <param name="ConsentWords">The sentence beside the box, as it was shown.</param>
[SignedIn]
public sealed record KeepResult(IReadOnlyList<string> Rules, IReadOnlyDictionary<string, IReadOnlyList<string>> Fields, bool Agreed, string? ConsentWords) : ICommand<Done>
{
    internal const int RulesMost = 10;

    /// <summary>What was typed; what cannot be read is left out, because its fault was told where it was typed.</summary>
    internal static FactSheet Given(FactCatalogue facts, FactTyping typed) => facts.Aggregate(FactSheet.Empty(facts), (sheet, fact) => sheet.With(fact, typed.Of(fact, fact.Code)));

    /// <summary>Answers with later ones over them.</summary>
    internal static FactSheet Over(FactSheet before, FactSheet given) => given.Known.Aggregate(before, (sheet, one) => sheet.With(one.Fact, one.Value));

    /// <summary>The place at which the result is kept: it stays that of this result when the person later looks elsewhere.</summary>
    internal static string? PlaceOf(RuleSet rules, RuleProgram program, FactSheet answers, DateOnly on)
    {
        var (own, said) = (program.Document.Place, answers[ProgrammeMatching.PlaceFact]?.Place);
        return own == ParameterBook.Everywhere || (said is not null && said != FactValue.OtherPlace && rules.Parameters.Within(said, own, on)) ? said : own;
    }
}

internal sealed class KeepResultValidator : AbstractValidator<KeepResult>
{
    public KeepResultValidator()
    {
        RuleFor(x => x.Rules).Must(rules => rules is not null && rules.Count is > 0 and <= KeepResult.RulesMost && rules.All(code => code.Length <= RuleDocument.CodeMax)).Says("Keep_NoRule");
        RuleFor(x => x.Fields).Must(fields => fields is not null && fields.Values.Sum(values => values.Count) <= SaveEligibilityAnswers.ValuesMax).Says("Eligibility_TooMuch");
        RuleFor(x => x.ConsentWords).NotEmpty().When(x => x.Agreed).Says("Eligibility_AgreeMissing").IsPlainText(Consent.WordsMax, "Eligibility_AgreeMissing");
    }
}

internal sealed class KeepResultHandler(AppDb db, CurrentCall call, EligibilityDesk desk, SealedEligibility words, EligibilityConsent consent, RuleLibrary library) : IRequestHandler<KeepResult, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(KeepResult request, CancellationToken ct)
    {
        var (me, today) = (call.RequiredUserId, desk.Today);
        var rules = await library.Of(call.TenantId, ct);
        var programs = request.Rules.Distinct(StringComparer.Ordinal).Select(code => EligibilityDesk.Find(rules, code, today)).ToList();
        if (programs.Contains(null)) return Outcome.NotFound;
        await desk.Lock(me, ct);
        if (!await consent.Ensure(request.Agreed, request.ConsentWords, ct)) return Outcome.Invalid(nameof(request.Agreed), "Eligibility_AgreeMissing");
        if (await db.EligibilityResults.CountAsync(r => r.UserId == me, ct) + programs.Count > EligibilityResult.Most) return Outcome.Refused(new TextKey("Keep_TooMany", EligibilityResult.Most));
        var sheet = await desk.Sheet(me, ct);
        var answers = KeepResult.Over(await words.Open(sheet, rules.Facts, ct), KeepResult.Given(rules.Facts, new FactTyping(request.Fields)));
        await desk.Say(me, sheet, answers, ct);
        foreach (var program in programs) await desk.Keep(me, call.TenantId, program!.Code, KeepResult.PlaceOf(rules, program, answers, today), answers, ct);
        return Done.Value;
    }
}
