using MediatR;
using TalentPortal.Features.Eligibility.Domain;
using TalentPortal.Features.Programmes.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Eligibility;

/// <summary>The person's answers to look at and change, with what profile and offers say already.</summary>
[SignedIn]
public sealed record ViewEligibilityAnswers : IQuery<ViewEligibilityAnswersResult>;

/// <param name="Facts">What is asked: whatever programmes and the points of the work permit need.</param>
/// <param name="Proposed">Of what is not answered.</param>
/// <param name="Version">What a change is based on; null where nothing is kept.</param>
public sealed record ViewEligibilityAnswersResult(IReadOnlyList<Fact> Facts, FactSheet Answers, IReadOnlyDictionary<Fact, ProposedFact> Proposed, bool HasAgreed, uint? Version);

internal sealed class ViewEligibilityAnswersHandler(CurrentCall call, EligibilityDesk desk, SealedEligibility words, ProfileFacts profile, RuleLibrary library) : IRequestHandler<ViewEligibilityAnswers, Outcome<ViewEligibilityAnswersResult>>
{
    /// <summary>Rules that are no programmes and whose results people keep.</summary>
    private const string Points = "cn.work-permit.points";

    public async Task<Outcome<ViewEligibilityAnswersResult>> Handle(ViewEligibilityAnswers request, CancellationToken ct)
    {
        var (me, today) = (call.RequiredUserId, desk.Today);
        var rules = await library.Of(call.TenantId, ct);
        var sheet = await desk.Sheet(me, ct);
        var answers = await words.Open(sheet, rules.Facts, ct);
        var proposed = (await profile.Of(me, rules.Facts, today, ct)).Where(one => answers[one.Key] is null).ToDictionary();
        var asked = ProgrammeMatching.All(rules, today).SelectMany(programme => programme.Program.Facts).Concat(rules.At(Points, today)?.Facts ?? []).Concat(answers.Known.Select(one => one.Fact)).Concat(proposed.Keys);
        return new ViewEligibilityAnswersResult([.. asked.Distinct().OrderBy(fact => fact.Index)], answers, proposed, await desk.HasAgreed(me, ct), sheet?.Version);
    }
}
