using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Jobs;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Jobs;

public sealed class ViewOwnJobTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_new_posting_starts_with_what_is_known_of_the_employer()
    {
        var fresh = await portal.Employer().Get(new ViewOwnJob(null));
        Assert.Equal(("350100", "chip-design", "CNY", AdmissionStatus.Admitted), (fresh.Fields.DivisionCode, fresh.Fields.IndustryCode, fresh.Fields.PayCurrency, fresh.Admission));
    }

    [Fact]
    public async Task A_copy_has_the_words_but_neither_the_reference_nor_the_date()
    {
        var day = PortalFixture.TenantOf("fujian").DayAt(portal.Clock.GetUtcNow()).AddDays(3).ToString("yyyy-MM-dd");
        var id = await portal.Live(f => (f.Reference, f.ClosingDate) = ("R-1", day));
        var copy = await portal.Employer().Get(new ViewOwnJob(null, id));
        Assert.Equal(("Chip design engineer", (string?)null, (string?)null, (Guid?)null), (copy.Fields.TitleEn, copy.Fields.Reference, copy.Fields.ClosingDate, copy.Id));
        Assert.Equal(OutcomeKind.NotFound, (await portal.Employer("haiyun").Send(new ViewOwnJob(null, id))).Kind);
    }

    [Fact]
    public async Task Only_the_employer_sees_it_there()
    {
        foreach (var id in new[] { await portal.Draft(), await portal.Live() })
        {
            foreach (var stranger in JobScene.Strangers) Assert.Equal(OutcomeKind.NotFound, (await portal.As(stranger, "fujian").Send(new ViewOwnJob(id))).Kind);
            Assert.Equal(OutcomeKind.NotFound, (await portal.Employer("rongxin", "greater-bay").Send(new ViewOwnJob(id))).Kind);
            Assert.True((await portal.Employer().Send(new ViewOwnJob(id))).IsOk);
        }
    }
}
