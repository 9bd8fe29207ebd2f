using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Conversations;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Conversations;

public sealed class MailUnreadTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_lies_unread_is_mailed_once_with_a_link_and_without_a_word_of_it()
    {
        var one = await portal.Opened();
        await portal.StaffWrite(one, "SECRET about your clearance");
        Assert.Equal(0, await About(one.Talent, one));
        await Pass(4);
        await portal.StaffWrite(one, "SECRET again");
        await Pass(4);
        await Pass(120);
        Assert.Equal(1, await About(one.Talent, one));
        var mail = (await portal.Mails(one.Talent.Email)).Single(mail => mail.Text.Contains($"/me/cases/{one.Id}/messages", StringComparison.Ordinal));
        Assert.All(["SECRET", "clearance", "Overseas consultant", one.Talent.Email], word => Assert.DoesNotContain(word, mail.Subject + mail.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_reads_along_gets_none_and_who_answers_hears_of_the_next()
    {
        var one = await portal.Opened();
        await portal.StaffWrite(one, "Hello");
        await portal.TalentReads(one, 1);
        await Pass(90);
        Assert.Equal(0, await About(one.Talent, one));
        await portal.TalentWrites(one, "A question");
        await Pass(5);
        Assert.Equal((0, 1), (await About(one.Talent, one), await About(CaseScene.Overseas, one, "overseas")));
    }

    [Fact]
    public async Task A_second_stretch_waits_for_the_hour_and_is_not_forgotten()
    {
        var one = await portal.Opened();
        await portal.StaffWrite(one, "First");
        await Pass(5);
        await portal.TalentReads(one, 1);
        await portal.StaffWrite(one, "Second");
        await Pass(10);
        await Pass(30);
        Assert.Equal(1, await About(one.Talent, one));
        await Pass(25);
        Assert.Equal(2, await About(one.Talent, one));
    }

    [Fact]
    public async Task Of_a_case_that_ended_no_mail_is_sent()
    {
        var one = await portal.Opened();
        await portal.Say(one, ">All the best", "Thank you");
        await portal.StaffWrite(one, "Good bye");
        await portal.As(CaseScene.Overseas).Get(new CloseCase(one.Id, CaseCloseReason.Family, null, await portal.VersionOf(one)));
        await Pass(90);
        Assert.Equal((0, 0), (await About(one.Talent, one), await About(CaseScene.Overseas, one, "overseas")));
    }

    [Fact]
    public async Task Whoever_answers_now_is_written_to_and_the_work_runs_by_itself()
    {
        var (one, _) = await portal.AtHome();
        await portal.TalentWrites(one, "Hello");
        portal.Clock.Advance(TimeSpan.FromMinutes(6));
        await portal.RunWork("conversations-mail-unread");
        Assert.Equal((0, 1), (await About(CaseScene.Overseas, one, "domestic"), await About(CaseScene.Domestic, one, "domestic")));
    }

    /// <summary>Minutes pass, then the work runs.</summary>
    private async Task Pass(int minutes)
    {
        portal.Clock.Advance(TimeSpan.FromMinutes(minutes));
        await portal.AsSystem().Get(new MailUnread());
    }

    /// <summary>How many mails lead a person to the messages of a case.</summary>
    private async Task<int> About(DemoPerson person, Opened one, string area = "me") =>
        (await portal.Mails(person.Email)).Count(mail => mail.Text.Contains($"/{area}/cases/{one.Id}/messages", StringComparison.Ordinal));
}
