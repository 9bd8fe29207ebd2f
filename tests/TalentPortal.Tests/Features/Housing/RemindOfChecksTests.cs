using TalentPortal.Features.Housing;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Housing;

public sealed class RemindOfChecksTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task At_45_and_at_55_days_whoever_lets_a_flat_is_asked_once_and_a_check_begins_anew()
    {
        var flat = await portal.Offered(by: HousingScene.Operator);
        async Task<int> Told() => (await portal.Mails(HousingScene.Operator.Email)).Count(mail => mail.Subject == "请确认房源是否仍可租" && mail.Text.Contains($"employer/housing/{flat}", StringComparison.Ordinal));
        async Task At(int days)
        {
            await portal.Scalar<int>("update housing_listings set checked_on = $2 where id = $1", flat, portal.Today().AddDays(-days));
            await portal.AsSystem().Get(new RemindOfChecks());
            await portal.AsSystem().Get(new RemindOfChecks());
        }

        await At(44);
        Assert.Equal(0, await Told());
        await At(45);
        await At(54);
        Assert.Equal(1, await Told());
        await At(55);
        await At(60);
        Assert.Equal(2, await Told());
        await portal.As(HousingScene.Operator).Get(new CheckListing(flat, ListingCheck.OperatorSaid, null, await portal.VersionOf(flat)));
        await At(46);
        Assert.Equal(3, await Told());
    }

    [Fact]
    public async Task Where_the_work_did_not_run_one_mail_does_and_what_is_out_of_the_lists_is_not_asked_about()
    {
        var (late, gone, staffs) = (await portal.Offered(by: HousingScene.Operator), await portal.Offered(by: HousingScene.Operator), await portal.Offered());
        foreach (var (flat, days) in new[] { (late, 57), (gone, HousingListing.CheckedDays + 1), (staffs, 50) }) await portal.Scalar<int>("update housing_listings set checked_on = $2 where id = $1", flat, portal.Today().AddDays(-days));
        await portal.RunWork("housing-checks");
        var (operators, keepers) = (await portal.Mails(HousingScene.Operator.Email), await portal.Mails(HousingScene.Curator.Email));
        Assert.Single(operators, mail => mail.Text.Contains(late.ToString(), StringComparison.Ordinal));
        Assert.DoesNotContain(operators, mail => mail.Text.Contains(gone.ToString(), StringComparison.Ordinal));
        Assert.Single(keepers, mail => mail.Text.Contains($"admin/housing/{staffs}", StringComparison.Ordinal));
    }
}
