using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Clearance;
using TalentPortal.Features.Clearance.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Clearance;

/// <summary>What the tests about clearance share: answers of somebody who owes nothing, and how they are sent and decided on.</summary>
internal static class ClearanceScene
{
    public static DemoPerson Reviewer => Personas.Staff(PortalRole.ComplianceReviewer);

    /// <summary>The first option of every question that must be answered; Germany for each country.</summary>
    public static IReadOnlyList<ClearanceAnswer> Answers(params (string Key, string? Text)[] others) =>
    [
        .. ClearanceQuestions.Current.Questions.Where(question => question.IsRequired && others.All(other => other.Key != question.Key))
            .Select(question => new ClearanceAnswer(question.Key, question.Kind == QuestionKind.Country ? "DE" : question.Options[0].Code)),
        .. others.Select(other => new ClearanceAnswer(other.Key, other.Text)),
    ];

    public static async Task<Outcome<Done>> Answer(this PortalFixture portal, Opened one, params (string Key, string? Text)[] others) =>
        await portal.Mine(one).Send(new AnswerClearance(one.Id, Answers(others), true, (await portal.Mine(one).Get(new ViewMyClearance(one.Id))).Version));

    public static async Task<Outcome<Done>> Decide(this PortalFixture portal, Opened one, ClearanceVerdict verdict, string? words = null) =>
        await portal.As(Reviewer).Send(new DecideClearance(one.Id, verdict, words, await portal.SheetVersion(one)));

    /// <summary>A case whose talent has answered.</summary>
    public static async Task<Opened> AnsweredCase(this PortalFixture portal, params (string Key, string? Text)[] others)
    {
        var one = await portal.Opened();
        Assert.True((await portal.Answer(one, others)).IsOk);
        return one;
    }

    public static Task<uint> SheetVersion(this PortalFixture portal, Opened one) => portal.Scalar<uint>("select xmin from clearance_sheets where case_id = $1", one.Id);

    public static async Task<string> ClearanceOf(this PortalFixture portal, Opened one) => (await portal.Scalar<string>("select clearance from cases where id = $1", one.Id))!;
}
