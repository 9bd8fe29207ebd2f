using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Components;
using TalentPortal.Features.CampusHelp;
using TalentPortal.Features.CampusHelp.Domain;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Clearance;
using TalentPortal.Features.Clearance.Domain;
using TalentPortal.Features.Conversations;
using TalentPortal.Features.Leads;
using TalentPortal.Features.Leads.Domain;
using TalentPortal.Features.Profiles;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Features.Talents;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>
/// Talents whom the demonstration's consultants accompany: in each tier some, overdue, waiting, offered and settled in. All
/// of it is done by the requests that people send, on the days on which they would. The texts lie in cases.json.
/// </summary>
public static class DemoCases
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true, Converters = { new JsonStringEnumConverter() } };

    public static async Task Seed(IServiceProvider services, CancellationToken ct)
    {
        await using var text = typeof(DemoCases).Assembly.GetManifestResourceStream("cases.json")!;
        var demo = (await JsonSerializer.DeserializeAsync<DemoFile>(text, Json, ct))!;
        // One person's cases one after the other, those of several people side by side: the clock goes back for each flow alone.
        await Parallel.ForEachAsync(demo.Cases.GroupBy(one => one.Person), new ParallelOptions { MaxDegreeOfParallelism = 3, CancellationToken = ct }, async (person, stop) =>
        {
            foreach (var one in person)
                foreach (var slug in one.Tenants)
                    await Seed(services, demo, one, await DemoTalents.At(services, slug, stop), stop);
        });
        await DemoSessions.End(services, ct);
    }

    private static async Task Seed(IServiceProvider services, DemoFile demo, DemoCase one, TenantRef tenant, CancellationToken ct)
    {
        var person = DemoPeople.Person(one.Person);
        if (await Lead(services, tenant, person, ct) is not null) return;
        var clock = services.GetRequiredService<TimeProvider>();
        DemoClock.GoTo(one.DaysAgo + 1, 15 * 60);
        var talent = await DemoSessions.SignIn(services, tenant, person, one.Language, ct);
        if ((await DemoSessions.Send(services, new ViewConsultantForm(), talent, ct)).Profile is null)
        {
            var words = DemoTalents.Words<TalentsText>(services, one.Language, "SaveProfile_Consent");
            await DemoSessions.Send(services, new SaveProfile(person.Name.In(one.Language), person.Email, one.Phone, one.Summary, one.Country, one.Degree, one.School, one.Industry, one.Years, null, null, true, words), talent, ct);
            foreach (var entry in one.Career) await DemoSessions.Send(services, new SaveEntry(null, entry.Section, entry.Facts, null), talent, ct);
        }

        var until = DateWords.Day(tenant.DayAt(clock.GetUtcNow() + Features.Leads.Domain.Lead.OpenAtMost), one.Language.Culture());
        var consent = DemoTalents.Words<LeadsText>(services, one.Language, "AskForConsultant_Consent", tenant.Name.In(one.Language), Features.Leads.Domain.Lead.OpenAfterEnd.Days, until);
        await DemoSessions.Send(services, new AskForConsultant(one.Language, one.Country, one.Zone, one.Wish, null, true, consent), talent, ct);
        DemoClock.GoTo(one.DaysAgo, 9 * 60);
        var consultant = await Staff(services, tenant, CaseTier.Overseas, ct);
        var lead = (await Lead(services, tenant, person, ct))!.Value;
        var seen = await DemoSessions.Send(services, new ViewLead(lead), consultant, ct);
        await DemoSessions.Send(services, new TakeLead(lead, seen.Version), consultant, ct);
        var id = await CaseOf(services, tenant, lead, ct);
        foreach (var (step, number) in one.Steps.Select((step, number) => (step, number)))
        {
            // Some minutes apart on the same day.
            DemoClock.GoTo(step.DaysAgo, (10 * 60) + (number * 7));
            await Do(services, demo, tenant, one, id, step, tenant.DayAt(clock.GetUtcNow()), ct);
        }
    }

    private static async Task Do(IServiceProvider services, DemoFile demo, TenantRef tenant, DemoCase one, Guid id, DemoStep step, DateOnly today, CancellationToken ct)
    {
        var person = DemoPeople.Person(one.Person);
        if (step.What == "Clear")
        {
            // Waits for review: an answer that somebody should read closely.
            await DemoClearance.Answer(services, tenant, person, one.Language, id, [.. DemoClearance.Plain(one.Country).Where(answer => answer.Key != step.To), new(step.To!, step.Words)], ct);
            return;
        }

        if (step.What is "AskHowThingsAre" or "CheckIn" or "TalkedThrough")
        {
            await DemoCheckIns.Do(services, tenant, person, one.Language, id, step.What, step.DaysAgo, step.To, step.Words, step.Other, ct);
            return;
        }

        if (step.What is "AskLonger" or "Longer" or "EndCampusTime")
        {
            await DemoSupervision.Do(services, tenant, person, one.Language, id, step.What, step.In, ct);
            return;
        }

        if (step.What is "Agree" or "Ask" or "Mine")
        {
            var talent = await DemoSessions.SignIn(services, tenant, person, one.Language, ct);
            if (step.What == "Ask")
            {
                var open = await DemoSessions.Send(services, new ViewMyConversation(id), talent, ct);
                if (open.Count > 0) await DemoSessions.Send(services, new ReadMyMessages(id, open.Count), talent, ct);
                await DemoSessions.Send(services, new SendMyMessage(id, id, step.Words, step.Other), talent, ct);
                return;
            }

            var mine = await DemoSessions.Send(services, new ViewMyCase(id), talent, ct);
            if (step.What == "Agree") await DemoSessions.Send(services, new AgreeToAftercare(mine.HandOvers[^1].Id, true), talent, ct);
            else foreach (var task in Named(mine.Tasks, step)) await DemoSessions.Send(services, new MarkMyTask(task.Id, true), talent, ct);
            return;
        }

        var parts = step.To?.Split(' ').Select(part => Enum.TryParse<GrantScope>(GrantScopes.Career + part, out var scope) ? scope : GrantScope.Profile).ToList();
        if (step.What == "Share")
        {
            var talent = await DemoSessions.SignIn(services, tenant, person, one.Language, ct);
            var words = DemoTalents.Words<ProfilesText>(services, one.Language, "ShareCareer_Words", tenant.Name.In(one.Language));
            await DemoSessions.Send(services, new ShareCareer(id, parts, today.AddDays(ShareCareer.DaysUsual), words), talent, ct);
            return;
        }

        var staff = await Staff(services, tenant, step.Who, ct);
        if (step.What == "AskForCareer")
        {
            await DemoSessions.Send(services, new AskForCareer(id, parts), staff, ct);
            return;
        }

        var seen = await DemoSessions.Send(services, new ViewCase(id), staff, ct);
        switch (step.What)
        {
            case "Help": await DemoSessions.Send(services, new AskForHelp(id, Enum.Parse<HelpKind>(step.To!), step.Words), staff, ct); break;
            case "Entry": await DemoSessions.Send(services, new WriteEntry(id, step.Words), staff, ct); break;
            case "Message": await DemoSessions.Send(services, new SendMessage(id, step.Words, step.Other), staff, ct); break;
            case "Note": await DemoSessions.Send(services, new WriteNote(id, step.Words, CaseNoteLevel.Team), staff, ct); break;
            case "Next": await DemoSessions.Send(services, new PlanNextAction(id, step.Words, today.AddDays(step.In), seen.Version), staff, ct); break;
            case "Clock": await DemoSessions.Send(services, new ChangeClock(id, Enum.Parse<CaseClock>(step.To!), step.Words, seen.Version), staff, ct); break;
            case "Move": await DemoSessions.Send(services, new MoveCase(id, step.To, step.Words, seen.Version), staff, ct); break;
            case "Close": await DemoSessions.Send(services, new CloseCase(id, Enum.Parse<CaseCloseReason>(step.To!), step.Words, seen.Version), staff, ct); break;
            case "Accept": await DemoSessions.Send(services, new AcceptHandOver(seen.HandOvers[^1].Id), staff, ct); break;
            case "Plan":
                var plan = await DemoSessions.Send(services, new ViewTaskPlan(id, step.To), staff, ct);
                await DemoSessions.Send(services, new AddTaskPlan(id, step.To, plan.Plan, [.. plan.Lines.Where(item => !item.IsThere).Select(item => item.Line.Code)]), staff, ct);
                break;
            case "Done":
                foreach (var task in Named(seen.Tasks, step)) await DemoSessions.Send(services, new MarkTask(task.Id, CaseTaskState.Done, task.Version), staff, ct);
                break;
            case "Offer":
                if (step.Who == CaseTier.Overseas)
                {
                    await DemoClearance.Answer(services, tenant, person, one.Language, id, DemoClearance.Plain(one.Country), ct);
                    await DemoClearance.Decide(services, tenant, id, ClearanceVerdict.Clear, null, ct);
                }

                seen = await DemoSessions.Send(services, new ViewCase(id), staff, ct);
                var packet = Playbook.Current.Packet(seen.Stage.Tier, seen.Moves!.HandOverTo!.Tier).Where(item => item is { IsRequired: true, Kind: PacketItemKind.Text })
                    .Select(item => new PacketText(item.Key, item.Key switch
                    {
                        "person" => person.Name.In(one.Language),
                        "summary" => one.Summary,
                        "needs" => one.Wish,
                        _ => demo.Packet[one.Language][item.Key],
                    }));
                await DemoSessions.Send(services, new OfferHandOver(id, null, step.Words, [.. packet], null, today.AddDays(7), seen.Version), staff, ct);
                break;
            default: throw new InvalidOperationException($"Nobody knows how to {step.What}.");
        }
    }

    /// <summary>The tasks whose lines of the plan a step names.</summary>
    private static IEnumerable<OpenTask> Named(IReadOnlyList<OpenTask> tasks, DemoStep step) => step.Words!.Split(' ').Select(code => tasks.Single(task => task.Line?.Code == code));

    private static Task<Platform.Messaging.CallOrigin> Staff(IServiceProvider services, TenantRef tenant, CaseTier tier, CancellationToken ct) =>
        DemoSessions.SignIn(services, tenant, DemoPeople.People.Single(person => person.Tenant == tenant.Slug && person.Role == tier.Role()), Language.Chinese, ct);

    private static async Task<Guid?> Lead(IServiceProvider services, TenantRef tenant, DemoPerson person, CancellationToken ct)
    {
        Guid? found = null;
        await DemoSessions.InScope(services, tenant, async db => found = await db.Leads.Where(l => l.TenantId == tenant.Id && l.TalentUserId == person.UserId).Select(l => (Guid?)l.Id).FirstOrDefaultAsync(ct), ct);
        return found;
    }

    private static async Task<Guid> CaseOf(IServiceProvider services, TenantRef tenant, Guid lead, CancellationToken ct)
    {
        var found = Guid.Empty;
        await DemoSessions.InScope(services, tenant, async db => found = await db.Cases.Where(c => c.TenantId == tenant.Id && c.LeadId == lead).Select(c => c.Id).SingleAsync(ct), ct);
        return found;
    }

    /// <param name="Packet">What goes along, by language and the keys of its items; the person's own words come from the case.</param>
    private sealed record DemoFile(Dictionary<Language, Dictionary<string, string>> Packet, IReadOnlyList<DemoCase> Cases);

    /// <param name="DaysAgo">When the lead was taken; it was asked the day before.</param>
    private sealed record DemoCase(
        string Person, IReadOnlyList<string> Tenants, Language Language, string Phone, string Country, string Zone, string Degree, string School, string Industry, int Years, string Summary, string Wish, int DaysAgo,
        IReadOnlyList<DemoStep> Steps)
    {
        public IReadOnlyList<DemoEntry> Career { get; init; } = [];
    }

    private sealed record DemoEntry(ProfileSection Section, Dictionary<string, string?> Facts);

    /// <param name="Words">What is written; for tasks that are done, the codes of their lines.</param>
    /// <param name="Other">Of a message: the same in the other language.</param>
    /// <param name="To">Stage, clock, reason, route, or parts of the career record.</param>
    /// <param name="In">For a next step: in how many days.</param>
    private sealed record DemoStep(int DaysAgo, CaseTier Who, string What, string? Words = null, string? Other = null, string? To = null, int In = 0);
}
