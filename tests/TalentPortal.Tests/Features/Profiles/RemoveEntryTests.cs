using TalentPortal.Features.Profiles;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;
using TalentPortal.Tests.Platform.Retention;

namespace TalentPortal.Tests.Features.Profiles;

public sealed class RemoveEntryTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_removed_entry_counts_no_more_and_is_gone_for_good_after_a_day()
    {
        var (person, other) = (await portal.NewTalent(), await portal.NewTalent());
        var (id, stays) = (await portal.AddEntry(person), await portal.AddEntry(person, CareerScene.Degree("Stays")));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(other).Send(new RemoveEntry(id))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new RemoveEntry(id))).Kind);
        await portal.As(person).Get(new RemoveEntry(id));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(person).Send(new RemoveEntry(id))).Kind);
        var mine = await portal.Career(person);
        Assert.Equal(stays, Assert.Single(mine.Entries).Id);
        Assert.Equal((id, "Imperial College London"), (Assert.Single(mine.Removed).Id, mine.Removed[0].Name));

        portal.Clock.Advance(ProfileEntry.PutBackFor - TimeSpan.FromMinutes(1));
        await portal.PurgePersonal();
        Assert.Equal(2L, await Rows());
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Empty((await portal.Career(person)).Removed);
        await portal.PurgePersonal();
        Assert.Equal(1L, await Rows());

        Task<long> Rows() => portal.Scalar<long>("select count(*) from profile_entries where user_id = $1", person.UserId);
    }
}

public sealed class RestoreEntryTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Within_a_day_its_person_puts_it_back_as_it_was()
    {
        var (person, other) = (await portal.NewTalent(), await portal.NewTalent());
        var id = await portal.AddEntry(person);
        var before = await portal.OnlyEntry(person);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(person).Send(new RestoreEntry(id))).Kind);
        await portal.As(person).Get(new RemoveEntry(id));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(other).Send(new RestoreEntry(id))).Kind);
        portal.Clock.Advance(ProfileEntry.PutBackFor - TimeSpan.FromMinutes(1));
        await portal.As(person).Get(new RestoreEntry(id));
        var after = await portal.OnlyEntry(person);
        Assert.Equal((before.Id, before.Texts.OrderBy(pair => pair.Key)), (after.Id, after.Texts.OrderBy(pair => pair.Key)), (a, b) => a.Item1 == b.Item1 && a.Item2.SequenceEqual(b.Item2));

        await portal.As(person).Get(new RemoveEntry(id));
        portal.Clock.Advance(ProfileEntry.PutBackFor + TimeSpan.FromMinutes(1));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(person).Send(new RestoreEntry(id))).Kind);
    }

    [Fact]
    public async Task A_full_section_takes_nothing_back()
    {
        var person = await portal.NewTalent();
        var skill = CareerScene.Entry(ProfileSection.Skill, ("Name", "Optics"));
        var removed = await portal.AddEntry(person, skill);
        await portal.As(person).Get(new RemoveEntry(removed));
        for (var i = 0; i < ProfileSection.Skill.Most(); i++) await portal.AddEntry(person, skill);
        Assert.Equal("Career_TooMany", (await portal.As(person).Send(new RestoreEntry(removed))).Reason!.Name);
    }
}
