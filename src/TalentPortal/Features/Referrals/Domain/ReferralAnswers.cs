using System.Linq.Expressions;
using FluentValidation;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.Referrals.Domain;

/// <summary>What a receiver can say.</summary>
internal static class ReferralAnswers
{
    /// <summary>First.</summary>
    public static IReadOnlyList<ReferralState> First { get; } = [ReferralState.Accepted, ReferralState.Declined];

    /// <summary>Of what came of it.</summary>
    public static IReadOnlyList<ReferralState> Outcomes { get; } = [ReferralState.Met, ReferralState.Found, ReferralState.Nothing];

    /// <summary>An answer is one of these; a no comes with a reason.</summary>
    public static void Rules<T>(AbstractValidator<T> rules, Expression<Func<T, ReferralState?>> answer, Expression<Func<T, string?>> note)
    {
        var read = answer.Compile();
        rules.RuleFor(answer).Must(given => given is { } one && (First.Contains(one) || Outcomes.Contains(one))).Says("AnswerReferral_Missing");
        rules.RuleFor(note).NotEmpty().When(x => read(x) == ReferralState.Declined).Says("AnswerReferral_ReasonMissing").IsPlainText(Referral.NoteMax, "ReferTalent_TooLong");
    }
}
