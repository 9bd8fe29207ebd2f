using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.Folders;
using TalentPortal.Features.Folders.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Search.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Keeping;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>What one of the demonstration's talents keeps: one thing of each kind. Who keeps something already is left alone.</summary>
internal static class DemoFolders
{
    private const string Person = "lin-yue";

    public static async Task Seed(IServiceProvider services, CancellationToken ct)
    {
        var (site, person) = (await DemoTalents.At(services, "fujian", ct), DemoPeople.Person(Person));
        var (found, things) = (false, new List<KeepThing>());
        await DemoSessions.InScope(services, null, async db =>
        {
            found = await db.TalentFolders.AnyAsync(f => f.UserId == person.UserId, ct);
            foreach (var kind in Enum.GetValues<KeptKind>().Where(kind => kind != KeptKind.Position))
            {
                var (prefix, desk) = (new KeptThing(kind, "", Guid.Empty).ItemName, ContentDesk.Id);
                if (await db.ItemListings.Where(l => (l.TenantId == site.Id || l.TenantId == desk) && l.Name.StartsWith(prefix)).OrderBy(l => l.Name).Select(l => l.Name).FirstOrDefaultAsync(ct) is { } name) things.Add(new(kind, ItemSearchRow.KeyOf(name)));
            }

            if (await db.JobListings.Where(l => l.TenantId == site.Id && l.ClosedAt == null).OrderBy(l => l.JobId).Select(l => (Guid?)l.JobId).FirstOrDefaultAsync(ct) is { } job) things.Add(new(KeptKind.Position, job.ToString("N")));
        }, ct, onBehalfOf: person.UserId);
        if (!found)
        {
            var talent = await DemoSessions.SignIn(services, site, person, Language.Chinese, ct);
            foreach (var thing in things) await DemoSessions.Send(services, thing, talent, ct);
            var mine = await DemoSessions.Send(services, new ViewMyFolder(), talent, ct);
            if (mine.Things.Count > 0) await DemoSessions.Send(services, new NoteThing(mine.Things[0].Id, "先问顾问：我的情况适用哪一条？（示例）"), talent, ct);
        }

        await DemoSessions.End(services, ct);
    }
}
