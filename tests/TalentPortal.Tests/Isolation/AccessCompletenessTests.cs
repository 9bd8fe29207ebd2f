using System.Globalization;
using System.Reflection;
using Npgsql;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Applications;
using TalentPortal.Features.ArrivalPlans;
using TalentPortal.Features.CampusHelp;
using TalentPortal.Features.Buddies;
using TalentPortal.Features.Cards;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.CheckIns;
using TalentPortal.Features.Clearance;
using TalentPortal.Features.Conversations;
using TalentPortal.Features.Documents;
using TalentPortal.Features.Events;
using TalentPortal.Features.Family;
using TalentPortal.Features.Folders;
using TalentPortal.Features.Interviews;
using TalentPortal.Features.Leads;
using TalentPortal.Features.Matches;
using TalentPortal.Features.Profiles;
using TalentPortal.Features.Prospects;
using TalentPortal.Features.Referrals;
using TalentPortal.Features.Supervision;
using TalentPortal.Features.Offers;
using TalentPortal.Features.Transfers;
using TalentPortal.Features.Viewings;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Keeping;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Folders;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Features.Cards;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Clearance;
using TalentPortal.Tests.Features.Conversations;
using TalentPortal.Tests.Features.Documents;
using TalentPortal.Tests.Features.Family;
using TalentPortal.Tests.Features.Profiles;
using TalentPortal.Tests.Features.Referrals;
using TalentPortal.Tests.Features.Offers;
using TalentPortal.Tests.Features.Transfers;
using TalentPortal.Tests.Features.Viewings;
using TalentPortal.Tests.Fixture;
using Xunit.Abstractions;

namespace TalentPortal.Tests.Isolation;

/// <summary>
/// sec-P05: whoever reads somebody's data leaves a row that the person can read, exactly one for each reading that counts
/// as a new one, and none where nothing was shown; where no row can be written, nothing is shown.
/// TALENTPORTAL_ACCESS_READINGS says how many random readings are tried.
/// </summary>
public sealed class AccessCompletenessTests(PortalFixture portal, ITestOutputHelper output) : IClassFixture<PortalFixture>
{
    /// <summary>How each request that reads somebody else's data is sent about a subject, and whether it showed any.</summary>
    private static readonly IReadOnlyDictionary<Type, Func<TestSender, Subject, Task<bool>>> Readings = new Dictionary<Type, Func<TestSender, Subject, Task<bool>>>
    {
        [typeof(ViewApplicant)] = async (who, subject) => (await who.Send(new ViewApplicant(subject.Sent.Application))).IsOk,
        [typeof(OpenApplicantCv)] = async (who, subject) => (await who.Send(new OpenApplicantCv(subject.Sent.Application))).IsOk,
        [typeof(ViewInterview)] = async (who, subject) => (await who.Send(new ViewInterview(subject.Sent.Application))) is { IsOk: true, Value.Interview.TalentZone: not null },
        [typeof(ViewCaseApplications)] = async (who, subject) => (await who.Send(new ViewCaseApplications(subject.Case.Id))) is { IsOk: true, Value.Items.Count: > 0 },
        [typeof(ViewOffer)] = async (who, subject) => (await who.Send(new ViewOffer(subject.Offer.Application))) is { IsOk: true, Value.Made: not null },
        [typeof(ViewCaseOffers)] = async (who, subject) => (await who.Send(new ViewCaseOffers(subject.Case.Id))) is { IsOk: true, Value.Items.Count: > 0 },
        [typeof(ViewCaseMatches)] = async (who, subject) => (await who.Send(new ViewCaseMatches(subject.Case.Id))) is { IsOk: true, Value.Open.Count: > 0 },
        [typeof(ViewContact)] = async (who, subject) => (await who.Send(new ViewContact(subject.Contact))).IsOk,
        [typeof(ViewReferrals)] = async (who, subject) => (await who.Send(new ViewReferrals(subject.Case.Id))).IsOk,
        [typeof(ViewReferred)] = async (who, subject) => (await who.Send(new ViewReferred(subject.Referral))).IsOk,
        [typeof(ViewTransfers)] = async (who, subject) => (await who.Send(new ViewTransfers(subject.Case.Id))).IsOk,
        [typeof(ViewTransfer)] = async (who, subject) => (await who.Send(new ViewTransfer(subject.Transfer))).IsOk,
        [typeof(ViewEnquiry)] = async (who, subject) => (await who.Send(new ViewEnquiry(subject.Flat))).IsOk,
        [typeof(ViewCaseViewing)] = async (who, subject) => (await who.Send(new ViewCaseViewing(subject.Flat))).IsOk,
        [typeof(ViewLead)] = async (who, subject) => (await who.Send(new ViewLead(subject.Case.Lead))) is { IsOk: true, Value: var lead } && lead.Profile is not null,
        [typeof(ViewCase)] = async (who, subject) => (await who.Send(new ViewCase(subject.Case.Id))).IsOk,
        [typeof(ViewArrivalPlan)] = async (who, subject) => (await who.Send(new ViewArrivalPlan(subject.Case.Id))) is { IsOk: true, Value.Plan: not null },
        [typeof(ViewFirstMessage)] = async (who, subject) => (await who.Send(new ViewFirstMessage(subject.First))).IsOk,
        [typeof(ViewHelp)] = async (who, subject) => (await who.Send(new ViewHelp(subject.Help))).IsOk,
        [typeof(ViewBuddies)] = async (who, subject) => (await who.Send(new ViewBuddies(subject.Case.Id))).IsOk,
        [typeof(BrowseBuddyRequests)] = async (who, subject) => (await who.Send(new BrowseBuddyRequests())) is { IsOk: true, Value.Items: var asked } && asked.Any(item => item.CaseId == subject.Case.Id),
        [typeof(ViewCheckIns)] = async (who, subject) => (await who.Send(new ViewCheckIns(subject.Case.Id))).IsOk,
        [typeof(ViewClearance)] = async (who, subject) => (await who.Send(new ViewClearance(subject.Case.Id))).IsOk,
        [typeof(ViewConversation)] = async (who, subject) => (await who.Send(new ViewConversation(subject.Case.Id, null))).IsOk,
        [typeof(OpenFile)] = async (who, subject) => (await who.Send(new OpenFile(subject.Case.Id, 2))).IsOk,
        [typeof(ViewSharedCareer)] = async (who, subject) => (await who.Send(new ViewSharedCareer(subject.Case.Id))) is { IsOk: true, Value: var career } && career.Parts.Any(part => part.OpenUntil is not null),
        [typeof(ViewCaseFolder)] = async (who, subject) => (await who.Send(new ViewCaseFolder(subject.Case.Id))) is { IsOk: true, Value.SharedAt: not null },
        [typeof(ViewCaseDocuments)] = async (who, subject) => (await who.Send(new ViewCaseDocuments(subject.Case.Id))) is { IsOk: true, Value.Documents.Count: > 0 },
        [typeof(ViewCaseFamily)] = async (who, subject) => (await who.Send(new ViewCaseFamily(subject.Case.Id))) is { IsOk: true, Value: var family } && family.Parts.Any(part => part.OpenUntil is not null),
        [typeof(OpenCaseDocument)] = async (who, subject) => (await who.Send(new OpenCaseDocument(subject.Case.Id, subject.Document))).IsOk,
        [typeof(ExportSharedResume)] = async (who, subject) => (await who.Send(new ExportSharedResume(subject.Case.Id))).IsOk,
    };

    /// <summary>About people without an account, who have no access log: what others read of them is in the tenant's audit.</summary>
    private static readonly Type[] Audited = [typeof(ViewProspect), typeof(BrowseRefusals), typeof(ViewOwnEvent)];

    private static readonly DemoPerson?[] Callers =
    [
        Personas.RecruiterOf("rongxin"), Personas.OwnerOf("rongxin"), Personas.OwnerOf("weiliang"), ViewingScene.Operator, CaseScene.Overseas, CaseScene.Domestic, CaseScene.Campus, CaseScene.Lead, ClearanceScene.Reviewer,
        Personas.Staff(PortalRole.TenantAdministrator), Personas.Staff(PortalRole.OverseasConsultant, "greater-bay"), TransferScene.LeadThere, Personas.PlatformAdministrator, null,
    ];

    [Fact]
    public void Every_request_that_reads_somebodys_data_is_tried() =>
        Assert.Equal(
            typeof(PersonalAttribute).Assembly.GetTypes().Where(type => type.GetCustomAttribute<PersonalAttribute>() is not null).Select(type => type.Name).Order(),
            Readings.Keys.Concat(Audited).Select(type => type.Name).Order());

    [Fact]
    public async Task Each_reading_leaves_its_row_and_what_is_refused_leaves_none()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("TALENTPORTAL_ACCESS_READINGS"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 300;
        Subject[] subjects = [await NewSubject(CaseTier.Overseas), await NewSubject(CaseTier.Domestic), await NewSubject(CaseTier.Domestic)];
        var random = new Random(20261122);
        Dictionary<(string? Caller, Type Reading, Guid Subject, int Day), DateTimeOffset> logged = [];
        var (shown, refused) = (0, 0);
        for (var i = 0; i < count; i++)
        {
            portal.Clock.Advance(TimeSpan.FromSeconds(random.Next(300)));
            var (subject, reading, caller) = (random.GetItems(subjects, 1)[0], random.GetItems(Readings.Keys.ToArray(), 1)[0], random.GetItems(Callers, 1)[0]);
            var key = (caller?.Key, reading, subject.Id, PortalFixture.TenantOf("fujian").DayAt(portal.Clock.GetUtcNow()).DayNumber);
            // Not just at the edge, where the time that the request takes would decide.
            if (logged.TryGetValue(key, out var last) && (portal.Clock.GetUtcNow() - last - AccessLog.OneReading).Duration() < TimeSpan.FromMinutes(1)) portal.Clock.Advance(TimeSpan.FromMinutes(2));
            var (before, now) = (await Rows(subject), portal.Clock.GetUtcNow());
            var sees = await Readings[reading](portal.As(caller, SiteOf(caller)), subject);
            var isNew = sees && now - last > AccessLog.OneReading;
            if (isNew) logged[key] = now;
            Assert.True(await Rows(subject) == before + (isNew ? 1 : 0), $"{i}: {reading.Name} by {caller?.Key ?? "visitor"}: {(sees ? "shown" : "refused")}, {before} rows before, {await Rows(subject)} after");
            if (isNew) Assert.Equal(caller!.UserId, await portal.Scalar<Guid>("select actor_user_id from access_entries where user_id = $1 order by number desc limit 1", subject.Id));
            _ = sees ? shown++ : refused++;
        }

        output.WriteLine($"{count} random readings: {shown} shown, {logged.Count} of them new, {refused} refused");
        Assert.True(shown > count / 20 && refused > count / 20, $"{shown} shown, {refused} refused");
        foreach (var subject in subjects) Assert.Null((await portal.As(subject.Sent.Talent).Get(new TalentPortal.Features.Talents.BrowseAccessLog())).FirstWrong);
    }

    [Fact]
    public async Task Where_no_row_can_be_written_nothing_is_shown()
    {
        var subject = await NewSubject(CaseTier.Domestic);
        List<(Type Reading, DemoPerson Caller)> open = [];
        foreach (var reading in Readings)
            foreach (var caller in Callers.OfType<DemoPerson>())
                if (await reading.Value(portal.As(caller, SiteOf(caller)), subject)) open.Add((reading.Key, caller));
        Assert.Equal(Readings.Keys.Select(type => type.Name).Order(), open.Select(pair => pair.Reading.Name).Distinct().Order());
        portal.Clock.Advance(AccessLog.OneReading);
        await portal.Scalar<int>("revoke insert on access_entries from portal_app");
        try
        {
            foreach (var (reading, caller) in open)
                await Assert.ThrowsAnyAsync<Exception>(async () => Assert.False(await Readings[reading](portal.As(caller, SiteOf(caller)), subject), $"{reading.Name} by {caller.Key} showed it without a row"));
        }
        finally
        {
            await portal.Scalar<int>("grant insert on access_entries to portal_app");
        }

        foreach (var (reading, caller) in open) Assert.True(await Readings[reading](portal.As(caller, SiteOf(caller)), subject));
    }

    /// <summary>Those of the receiver of a transfer are at home there; everybody else is at the tenant of the cases.</summary>
    private static string SiteOf(DemoPerson? caller) => caller == TransferScene.LeadThere ? TransferScene.Receiver : "fujian";

    private Task<long> Rows(Subject subject) => portal.Scalar<long>("select count(*) from access_entries where user_id = $1", subject.Id);

    /// <summary>A talent who applied for a position, and whose case is answered, talked about, being reviewed, and open in all its parts to whoever answers for it at a tier.</summary>
    private async Task<Subject> NewSubject(CaseTier tier)
    {
        var talent = await portal.WithCareer();
        var one = await portal.Opened(talent: talent);
        Assert.True((await portal.Answer(one)).IsOk);
        if (tier != CaseTier.Overseas) await portal.Passed(one, tier);
        Assert.True((await portal.TalentWrites(one, "When could we talk?")).IsOk);
        // The second message, whoever reads it.
        await portal.TalentSends(one);
        Assert.True((await portal.Share(one, SharingScene.All)).IsOk);
        await portal.Run(
            "insert into check_ins (id, tenant_id, case_id, talent_user_id, day, asked_on, questions_version, answers, answered_at, is_flagged, asks_again, is_missed) select gen_random_uuid(), tenant_id, id, talent_user_id, 30, current_date, 1, '', now(), false, false, false from cases where id = $1",
            one.Id);
        await portal.Run("insert into arrival_plans (id, tenant_id, talent_user_id, arrive_on, audience, with_children, template_version, made_by_name, made_at) select id, tenant_id, talent_user_id, current_date, 'Foreigner', false, 1, 'Xu', now() from cases where id = $1", one.Id);
        var help = Guid.CreateVersion7();
        await portal.Run(
            "insert into help_calls (id, tenant_id, case_id, kind, consultant_user_id, consultant_name, words, asked_at, state, done) select $2, tenant_id, id, 'Health', $3, 'Xu', '', now(), 'Asked', '' from cases where id = $1", one.Id, help, CaseScene.Campus.UserId);
        await portal.Run("insert into buddy_wishes (id, tenant_id, talent_user_id, is_wanted, facts, used, changed_at) select id, tenant_id, talent_user_id, true, '', '{Language}', now() from cases where id = $1", one.Id);
        // One subject alone: the student reads all who ask in one reading.
        await portal.Run("update buddy_proposals set state = 'Ended'");
        await portal.Run("insert into buddy_proposals (id, tenant_id, case_id, talent_user_id, student_user_id, student_name, proposed_by_name, proposed_at, reasons, answer, state, moved_at) select gen_random_uuid(), tenant_id, id, talent_user_id, $2, 'Xu', 'Xu', now(), '', '', 'Asked', now() from cases where id = $1", one.Id, CaseScene.Campus.UserId);
        var first = Guid.CreateVersion7();
        await portal.Run(
            "insert into messages (id, tenant_id, case_id, talent_user_id, number, at, by, author_user_id, author_name, language, words, translation) select $2, tenant_id, id, talent_user_id, 9, now(), 'Staff', $3, 'Xu', 'English', '', '' from cases where id = $1", one.Id, first, CaseScene.Campus.UserId);
        await portal.Run("update cases set campus_first = 3 where id = $1", one.Id);
        var owner = tier switch { CaseTier.Overseas => CaseScene.Overseas, CaseTier.Domestic => CaseScene.Domestic, _ => CaseScene.Campus };
        var referral = new Referred((await portal.As(owner).Get(ReferralScene.ToEmployer(one.Id))).Id, one, "");
        Assert.True((await portal.Agree(referral)).IsOk);
        await portal.ShareFamily(one);
        var document = await portal.KeptDocument(talent);
        Assert.True((await portal.ShareDocs(one, document)).IsOk);
        await portal.TakesOn();
        var stage = await portal.Scalar<string>("select stage from cases where id = $1", one.Id);
        var going = new Going((await portal.As(owner).Get(await portal.ToReceiver(one.Id) with { Items = TransferScene.Packet(stage!) })).Id, one);
        Assert.True((await portal.LetGo(going)).IsOk);
        var sent = await portal.Applied(talent: talent);
        await portal.Applicant(sent).Get(new ShareApplication(sent.Application, true));
        await portal.Run(
            "insert into interviews (id, tenant_id, application_id, talent_user_id, employer_id, state, kind, minutes, zone, talent_zone, slots, meet_at, wish, member_ids, member_names, sequence, proposed_at) select id, tenant_id, id, talent_user_id, employer_id, 'OtherTimes', 'Call', 30, 'Asia/Shanghai', 'Europe/London', '{}', '', '', '{}', '{}', 0, now() from job_applications where id = $1", sent.Application);
        await portal.As(talent).Get(new KeepThing(KeptKind.Position, FolderScene.KeyOf(await portal.Position())));
        await portal.As(talent).Get(new ShareFolder(one.Id));
        var offer = await portal.OfferMade(await portal.Interviewed(talent: talent));
        if (tier != CaseTier.Campus) Assert.True((await portal.Talent(offer).Send(new ShareMyOffer(offer.Id, one.Id, true, OfferScene.Words))).IsOk);
        var flat = await portal.AskedFor(talent);
        return new(sent, one, document, await portal.Accepted(talent), referral.Id, help, first, going.Id, offer, flat.Id);
    }

    private sealed record Subject(Sent Sent, Opened Case, Guid Document, Guid Contact, Guid Referral, Guid Help, Guid First, Guid Transfer, Made Offer, Guid Flat)
    {
        public Guid Id => Sent.Talent.UserId;
    }
}
