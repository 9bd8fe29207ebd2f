using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Data;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Platform.Retention;

/// <summary>sec-P11: rows of the platform go after their time and not before.</summary>
public class PurgeExpiredTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private readonly Guid _first = Guid.NewGuid();

    [Fact]
    public async Task Rows_go_after_their_time_and_not_before()
    {
        await portal.AsSystem("").Send(new PurgeExpired(), _first);
        await portal.Scalar<int>("insert into schedule_slots values ('yearly', $1, 'x', 1, $1, $1, $1), ('daily', $1, 'x', 1, $1, $1, $1), ('daily', $2, 'x', 1, $2, $2, $2)", portal.Clock.GetUtcNow(), portal.Clock.GetUtcNow().AddDays(1));
        await QueueMail();
        await portal.Mails("");
        await QueueMail();

        portal.Clock.Advance(TimeSpan.FromDays(29));
        await portal.AsSystem("").Get(new PurgeExpired());
        Assert.Equal((1, 2, 1, 3), await Counts());

        portal.Clock.Advance(TimeSpan.FromDays(2));
        await portal.AsSystem("").Get(new PurgeExpired());
        // A message that still waits stays, and so does the newest slot of each work.
        Assert.Equal((0, 1, 1, 2), await Counts());

        portal.Clock.Advance(TimeSpan.FromDays(30));
        await portal.AsSystem("").Get(new PurgeExpired());
        Assert.Equal((0, 1, 0, 2), await Counts());
    }

    [Fact]
    public async Task Only_the_system_may_send_it()
    {
        foreach (var person in (Data.Seed.Demo.DemoPerson?[])[null, Personas.Talent, Personas.PlatformAdministrator, Personas.Staff(PortalRole.TenantAdministrator)])
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(person).Send(new PurgeExpired())).Kind);
    }

    private async Task QueueMail()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCall>().Begin(CallOrigin.System("test"), Rights.None);
        await scope.ServiceProvider.GetRequiredService<MailQueue>().ToAddress("a@example.net", MailTemplates.ConfirmEmail, Language.Chinese, new Dictionary<string, string> { ["path"] = "x" });
        await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync();
    }

    private async Task<(int Receipts, int Outbox, int Inbox, int Slots)> Counts() => (
        await portal.Scalar<int>("select count(*)::int from command_receipts where command_id = $1", _first), await portal.Scalar<int>("select count(*)::int from outbox_messages"),
        await portal.Scalar<int>("select count(*)::int from inbox_receipts"), await portal.Scalar<int>("select count(*)::int from schedule_slots"));
}
