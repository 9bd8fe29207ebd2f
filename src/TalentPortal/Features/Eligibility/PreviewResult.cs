using FluentValidation;
using MediatR;
using TalentPortal.Features.Eligibility.Domain;
using TalentPortal.Features.Programmes.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Eligibility;

/// <summary>What would be kept of a result that somebody has before them; nothing is kept by looking.</summary>
/// <param name="Rules">Codes of the rules.</param>
/// <param name="Fields">Values by code of the fact, as the calculator or the policy match has them.</param>
[SignedIn]
public sealed record PreviewResult(IReadOnlyList<string> Rules, IReadOnlyDictionary<string, IReadOnlyList<string>> Fields) : IQuery<PreviewResultResult>;

/// <param name="Given">The answers that would be kept with it.</param>
public sealed record PreviewResultResult(IReadOnlyList<PreviewResultResult.Item> Items, FactSheet Given, bool HasAgreed)
{
    public sealed record Item(RuleProgram Program, string? Place, KeptOutcome Outcome);
}

internal sealed class PreviewResultValidator : AbstractValidator<PreviewResult>
{
    public PreviewResultValidator()
    {
        RuleFor(x => x.Rules).Must(rules => rules is not null && rules.Count is > 0 and <= KeepResult.RulesMost && rules.All(code => code.Length <= RuleDocument.CodeMax)).Says("Keep_NoRule");
        RuleFor(x => x.Fields).Must(fields => fields is not null && fields.Values.Sum(values => values.Count) <= SaveEligibilityAnswers.ValuesMax).Says("Eligibility_TooMuch");
    }
}

internal sealed class PreviewResultHandler(CurrentCall call, EligibilityDesk desk, SealedEligibility words, RuleLibrary library) : IRequestHandler<PreviewResult, Outcome<PreviewResultResult>>
{
    public async Task<Outcome<PreviewResultResult>> Handle(PreviewResult request, CancellationToken ct)
    {
        var (me, today) = (call.RequiredUserId, desk.Today);
        var rules = await library.Of(call.TenantId, ct);
        var typed = new FactTyping(request.Fields);
        var given = KeepResult.Given(rules.Facts, typed);
        var answers = KeepResult.Over(await words.Open(await desk.Sheet(me, ct), rules.Facts, ct), given);
        List<PreviewResultResult.Item> items = [];
        foreach (var code in request.Rules.Distinct(StringComparer.Ordinal))
        {
            if (EligibilityDesk.Find(rules, code, today) is not { } program) return Outcome.NotFound;
            var place = KeepResult.PlaceOf(rules, program, answers, today);
            items.Add(new(program, place, EligibilityDesk.Evaluate(rules, code, EligibilityDesk.At(rules, answers, place), today)));
        }

        return new PreviewResultResult(items, given, await desk.HasAgreed(me, ct));
    }
}
