using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Features.Applications;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Applications;

public sealed class PurgeApplicationsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_came_to_nothing_goes_after_twelve_months_at_every_tenant_and_nothing_else()
    {
        var (open, declined, withdrawn) = (await portal.Applied(), await portal.Applied(), await portal.Applied("pengwan", "greater-bay"));
        await portal.Move(declined, ApplicationState.Declined, "Thank you.");
        await portal.Applicant(withdrawn).Get(new WithdrawApplication(withdrawn.Application));
        portal.Clock.Advance(TimeSpan.FromDays(364));
        await Run();
        Assert.Equal(3L, await portal.Scalar<long>("select count(*) from job_applications"));
        portal.Clock.Advance(TimeSpan.FromDays(3));
        await Run();
        Assert.Equal(open.Application, await portal.Scalar<Guid>("select id from job_applications"));
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from application_steps"));
        // What was agreed to stays for its own time.
        Assert.Equal(3L, await portal.Scalar<long>("select count(*) from consents where kind = 'GiveToEmployer'"));
    }

    [Fact]
    public async Task No_person_may_send_it() => Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.PlatformAdministrator).Send(new PurgeApplications())).Kind);

    private async Task Run() => Assert.True(await portal.Services.GetRequiredService<SlotRunner>().RunSlot("applications-retention", portal.Clock.GetUtcNow(), CancellationToken.None));
}
