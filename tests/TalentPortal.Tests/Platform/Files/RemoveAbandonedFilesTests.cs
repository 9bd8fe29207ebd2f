using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Features.Talents;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Scheduling;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Platform.Files;

public sealed class RemoveAbandonedFilesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_nobody_names_goes_after_a_day_and_what_somebody_keeps_stays()
    {
        var person = await portal.NewTalent();
        var kept = await portal.StorageNameOf(await portal.AddCv(person));
        var removed = await portal.AddCv(person);
        var gone = await portal.StorageNameOf(removed);
        var abandoned = (await portal.Receipt(person)).StorageName;
        var unfinished = Path.Combine(Directory.EnumerateDirectories(portal.Folder, "tmp", SearchOption.AllDirectories).Single(), "left");
        await File.WriteAllBytesAsync(unfinished, [1, 2, 3]);
        // Its removal waits in an outbox that nobody empties: a file that is named no more goes all the same.
        await portal.As(person).Get(new RemoveCv(removed));

        await Run();
        Assert.Equal((true, true, true, true), (portal.FileExists(kept), portal.FileExists(abandoned), portal.FileExists(gone), File.Exists(unfinished)));
        portal.Clock.Advance(TimeSpan.FromHours(25));
        await Run();
        Assert.Equal((true, false, false, false), (portal.FileExists(kept), portal.FileExists(abandoned), portal.FileExists(gone), File.Exists(unfinished)));
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from stored_files"));
        await portal.Drain();
    }

    [Fact]
    public async Task No_person_may_send_it() => Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.PlatformAdministrator).Send(new RemoveAbandonedFiles())).Kind);

    private async Task Run() => Assert.True(await portal.Services.GetRequiredService<SlotRunner>().RunSlot("abandoned-files", portal.Clock.GetUtcNow(), CancellationToken.None));
}
