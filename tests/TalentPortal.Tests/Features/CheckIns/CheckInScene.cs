using TalentPortal.Features.CheckIns;
using TalentPortal.Features.CheckIns.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.CheckIns;

/// <summary>What the tests about check-ins share.</summary>
internal static class CheckInScene
{
    /// <summary>A case of the campus whose talent arrived so many days ago; it is a morning of a working day.</summary>
    public static async Task<Opened> ArrivedCase(this PortalFixture portal, int daysAgo, string stage = "F30")
    {
        portal.GoTo(10);
        var one = await portal.CampusCase(stage);
        await portal.Arrived(one, daysAgo);
        return one;
    }

    public static Task Arrived(this PortalFixture portal, Opened one, int daysAgo) => portal.Run("update cases set arrived_on = $2 where id = $1", one.Id, portal.Today().AddDays(-daysAgo));

    public static async Task<AskCheckInsResult> Ask(this PortalFixture portal) => await portal.AsSystem().Get(new AskCheckIns());

    /// <summary>Answers that give no reason to talk: the first option that has no flag, a high score, a far day.</summary>
    public static IReadOnlyList<CheckInAnswer> Answers(int day, params (string Key, string? Text)[] others) =>
    [
        .. CheckInQuestions.Current[day].Where(question => question.IsRequired && others.All(other => other.Key != question.Key))
            .Select(question => new CheckInAnswer(question.Key, question.Kind == CheckInKind.Score ? "9" : question.Options.First(option => !option.IsFlag).Code)),
        .. others.Select(other => new CheckInAnswer(other.Key, other.Text)),
    ];

    public static Task<Outcome<Done>> Answer(this PortalFixture portal, Opened one, int day, params (string Key, string? Text)[] others) =>
        portal.Mine(one).Send(new AnswerCheckIn(one.Id, day, Answers(day, others)));

    public static async Task<IReadOnlyList<(int Day, bool IsOpen)>> CheckIns(this PortalFixture portal, Opened one) =>
        [.. (await portal.Mine(one).Get(new ViewMyCheckIns(one.Id))).Items.Select(item => (item.Day, item.IsOpen))];
}
