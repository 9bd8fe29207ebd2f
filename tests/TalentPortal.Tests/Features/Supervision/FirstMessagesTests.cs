using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.CampusHours;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Supervision;
using TalentPortal.Features.Talents;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Conversations;
using TalentPortal.Tests.Features.Staff;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Supervision;

/// <summary>What the tests about first messages share.</summary>
internal static class FirstMessageScene
{
    /// <summary>A case of the campus in which the student wrote so many messages, the talent one before each.</summary>
    public static async Task<Opened> Written(this PortalFixture portal, int messages)
    {
        var one = await portal.JustArrived();
        for (var i = 1; i <= messages; i++)
        {
            Assert.True((await portal.TalentWrites(one, $"Question {i}")).IsOk);
            Assert.True((await portal.StaffWrite(one, $"Answer {i}", CaseScene.Campus)).IsOk);
        }

        return one;
    }

    /// <summary>The messages of the student, oldest first.</summary>
    public static async Task<IReadOnlyList<Guid>> OfStudent(this PortalFixture portal, Opened one) => (await portal.Scalar<Guid[]>("select array_agg(id order by number) from messages where case_id = $1 and by = 'Staff'", one.Id))!;

    public static async Task<IReadOnlyList<Guid>> Queue(this PortalFixture portal, DemoPerson who, Opened one) =>
        [.. (await portal.As(who).Get(new BrowseFirstMessages())).Items.Where(item => item.Reference == TalentCase.ReferenceOf(one.Id)).Select(item => item.Id)];
}

public sealed class BrowseFirstMessagesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_first_three_of_the_student_wait_for_whoever_supervises_and_for_nobody_else()
    {
        var ((supervisor, _), (other, _)) = (await portal.NewSupervisor(), await portal.NewStaff(PortalRole.DomesticConsultant));
        var one = await portal.Written(4);
        var sent = await portal.OfStudent(one);
        foreach (var who in new[] { supervisor, CaseScene.Lead }) Assert.Equal(sent.Take(3), await portal.Queue(who, one));
        Assert.Empty(await portal.Queue(other, one));
        Assert.Empty((await portal.As(HandOverScene.Elsewhere(PortalRole.TeamLead)).Get(new BrowseFirstMessages())).Items);
    }

    [Fact]
    public async Task Both_sides_are_told_who_reads_how_many_and_that_holds_whatever_the_rule_says_later()
    {
        var (supervisor, _) = await portal.NewSupervisor();
        var one = await portal.Written(4);
        var name = await portal.Scalar<string>("select display_name from staff_memberships where user_id = $1", supervisor.UserId);
        Assert.Equal((3, name), Told((await portal.SeenBy(CaseScene.Campus, one)).Supervised is { } staff ? (staff.Count, staff.By) : default));
        Assert.Equal((3, name), Told((await portal.SeenByTalent(one)).Supervised is { } talent ? (talent.Count, talent.By) : default));
        var admin = portal.As(Personas.Staff(PortalRole.TenantAdministrator));
        await admin.Get(new SaveCampusRule(30, 10, (await admin.Get(new ViewCampusRule())).Version));
        Assert.Equal(3, (await portal.Queue(supervisor, one)).Count);
        await admin.Get(new SaveCampusRule(30, 0, (await admin.Get(new ViewCampusRule())).Version));
        var next = await portal.Written(1);
        Assert.Null((await portal.SeenByTalent(next)).Supervised);
        Assert.Empty(await portal.Queue(supervisor, next));
        // Another supervisor is named: both sides read that name.
        var (second, _) = await portal.NewSupervisor();
        Assert.Equal(await portal.Scalar<string>("select display_name from staff_memberships where user_id = $1", second.UserId), (await portal.SeenByTalent(one)).Supervised!.By);
        Assert.Empty(await portal.Queue(supervisor, one));
        await admin.Get(new SaveCampusRule(30, 3, (await admin.Get(new ViewCampusRule())).Version));
    }

    private static (int, string?) Told((int, string?) told) => told;
}

public sealed class ViewFirstMessageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_opens_and_nothing_beyond_it_does_and_the_talent_sees_the_reading()
    {
        var ((supervisor, _), (other, _)) = (await portal.NewSupervisor(), await portal.NewStaff(PortalRole.DomesticConsultant));
        var one = await portal.Written(4);
        var sent = await portal.OfStudent(one);
        Assert.Equal("Answer 3", (await portal.As(supervisor).Get(new ViewFirstMessage(sent[2]))).Words);
        Assert.Contains((await portal.Mine(one).Get(new BrowseAccessLog())).Items, entry => entry.What.Contains("firstMessage", StringComparison.Ordinal));
        await HandOverScene.NobodyFinds([portal.As(supervisor), portal.As(CaseScene.Lead)], new ViewFirstMessage(sent[3]));
        var question = await portal.Scalar<Guid>("select id from messages where case_id = $1 and by = 'Party' order by number limit 1", one.Id);
        await HandOverScene.NobodyFinds([portal.As(supervisor), portal.As(CaseScene.Lead)], new ViewFirstMessage(question));
        await HandOverScene.NobodyFinds([.. await portal.Outsiders(), portal.As(other), portal.As(CaseScene.Campus), portal.Mine(one)], new ViewFirstMessage(sent[0]));
        await HandOverScene.NobodyFinds([portal.As(supervisor)], new TalentPortal.Features.Conversations.ViewConversation(one.Id));
    }
}

public sealed class ReviewMessageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_is_said_once_sealed_and_by_a_mail_that_quotes_nothing()
    {
        var (supervisor, _) = await portal.NewSupervisor();
        var one = await portal.Written(2);
        var sent = await portal.OfStudent(one);
        var mails = (await portal.Mails(CaseScene.Campus.Email)).Count;
        Assert.True((await portal.As(supervisor).Send(new ReviewMessage(sent[0], null))).IsOk);
        Assert.Equal(mails, (await portal.Mails(CaseScene.Campus.Email)).Count);
        Assert.True((await portal.As(supervisor).Send(new ReviewMessage(sent[1], "Say which gate."))).IsOk);
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(CaseScene.Lead).Send(new ReviewMessage(sent[1], null))).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(supervisor).Send(new ReviewMessage(sent[1], new string('x', 1001)))).Kind);
        Assert.Empty(await portal.Queue(supervisor, one));
        var told = await portal.Mails(CaseScene.Campus.Email);
        Assert.Equal(mails + 1, told.Count);
        Assert.All(told, mail => Assert.DoesNotContain("gate", mail.Subject + mail.Text, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("gate", System.Text.Encoding.UTF8.GetString(await portal.Scalar<byte[]>("select comment from message_reviews where id = $1", sent[1]) ?? []), StringComparison.Ordinal);
        Assert.Equal(1, await portal.Audited("supervision.review", sent[1]));
        Assert.Equal("Say which gate.", (await portal.As(supervisor).Get(new ViewFirstMessage(sent[1]))).Comment);
    }

    [Fact]
    public async Task Nobody_else_says_anything_about_it_nor_about_another_message()
    {
        var (supervisor, _) = await portal.NewSupervisor();
        var (other, _) = await portal.NewStaff(PortalRole.DomesticConsultant);
        var one = await portal.Written(4);
        var sent = await portal.OfStudent(one);
        await HandOverScene.NobodyFinds([.. await portal.Outsiders(), portal.As(other), portal.As(CaseScene.Campus), portal.Mine(one)], new ReviewMessage(sent[0], null));
        await HandOverScene.NobodyFinds([portal.As(supervisor)], new ReviewMessage(sent[3], null));
    }
}

public sealed class BrowseMyReviewsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_student_reads_what_was_said_to_them_until_the_case_ends_for_them()
    {
        var (supervisor, _) = await portal.NewSupervisor();
        var one = await portal.Written(2);
        var sent = await portal.OfStudent(one);
        await portal.As(supervisor).Get(new ReviewMessage(sent[0], null));
        await portal.As(supervisor).Get(new ReviewMessage(sent[1], "Say which gate."));
        Assert.Equal(["Say which gate.", null], (await portal.As(CaseScene.Campus).Get(new BrowseMyReviews())).Items.Select(item => item.Comment));
        var (student, _) = await portal.NewStaff(PortalRole.CampusConsultant);
        Assert.Empty((await portal.As(student).Get(new BrowseMyReviews())).Items);
        await portal.GoToEnd(one, TimeSpan.FromMinutes(1));
        Assert.Empty((await portal.As(CaseScene.Campus).Get(new BrowseMyReviews())).Items);
    }
}
