using TalentPortal.Features.Cases;
using TalentPortal.Features.Clearance;
using TalentPortal.Features.Clearance.Domain;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>The clearance of the demonstration's cases: answers without anything to look at, and a reviewer who clears them.</summary>
internal static class DemoClearance
{
    /// <summary>What somebody answers who owes nobody anything.</summary>
    /// <param name="country">Where they live and work.</param>
    public static IReadOnlyList<ClearanceAnswer> Plain(string country) =>
        [.. ClearanceQuestions.Current.Questions.Where(question => question.IsRequired).Select(question => new ClearanceAnswer(question.Key, question.Kind == QuestionKind.Country ? country : question.Options[0].Code))];

    /// <summary>The talent answers.</summary>
    public static async Task Answer(IServiceProvider services, TenantRef tenant, DemoPerson person, Language language, Guid id, IReadOnlyList<ClearanceAnswer> answers, CancellationToken ct)
    {
        var talent = await DemoSessions.SignIn(services, tenant, person, language, ct);
        var mine = await DemoSessions.Send(services, new ViewMyClearance(id), talent, ct);
        await DemoSessions.Send(services, new AnswerClearance(id, answers, true, mine.Version), talent, ct);
    }

    /// <summary>The reviewer decides.</summary>
    public static async Task Decide(IServiceProvider services, TenantRef tenant, Guid id, ClearanceVerdict verdict, string? words, CancellationToken ct)
    {
        var reviewer = await DemoSessions.SignIn(services, tenant, DemoPeople.People.Single(person => person.Tenant == tenant.Slug && person.Role == PortalRole.ComplianceReviewer), Language.Chinese, ct);
        var seen = await DemoSessions.Send(services, new ViewClearance(id), reviewer, ct);
        await DemoSessions.Send(services, new DecideClearance(id, verdict, words, seen.Version), reviewer, ct);
    }
}
