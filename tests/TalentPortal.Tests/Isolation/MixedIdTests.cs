using System.Reflection;
using System.Text.Json;
using MediatR;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Absences;
using TalentPortal.Features.Applications;
using TalentPortal.Features.Appointments;
using TalentPortal.Features.ArrivalPlans;
using TalentPortal.Features.Buddies;
using TalentPortal.Features.CampusHours;
using TalentPortal.Features.Caseloads;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Conversations;
using TalentPortal.Features.Documents;
using TalentPortal.Features.Documents.Domain;
using TalentPortal.Features.Employers;
using TalentPortal.Features.Guides;
using TalentPortal.Features.Rules;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Features.Interviews;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Leads;
using TalentPortal.Features.Matches;
using TalentPortal.Features.Offers;
using TalentPortal.Features.Prospects;
using TalentPortal.Features.Referrals;
using TalentPortal.Features.Reports;
using TalentPortal.Features.Reports.Domain;
using TalentPortal.Features.Schools;
using TalentPortal.Features.Transfers;
using TalentPortal.Features.Webhooks;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Absences;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Features.Appointments;
using TalentPortal.Tests.Features.ArrivalPlans;
using TalentPortal.Tests.Features.Buddies;
using TalentPortal.Tests.Features.CampusHours;
using TalentPortal.Tests.Features.Cards;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Conversations;
using TalentPortal.Tests.Features.Documents;
using TalentPortal.Tests.Features.Employers;
using TalentPortal.Tests.Features.Guides;
using TalentPortal.Tests.Features.Rules;
using TalentPortal.Tests.Features.Interviews;
using TalentPortal.Tests.Features.Jobs;
using TalentPortal.Tests.Features.Leads;
using TalentPortal.Tests.Features.Matches;
using TalentPortal.Tests.Features.Offers;
using TalentPortal.Tests.Features.Prospects;
using TalentPortal.Tests.Features.Referrals;
using TalentPortal.Tests.Features.Reports;
using TalentPortal.Tests.Features.Transfers;
using TalentPortal.Tests.Features.Profiles;
using TalentPortal.Tests.Features.Schools;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Features.Webhooks;
using TalentPortal.Tests.Fixture;
using Xunit.Abstractions;

namespace TalentPortal.Tests.Isolation;

/// <summary>
/// sec-T13: a request that takes several ids is sent with some that are the caller's and some that are somebody else's;
/// each id must be checked, not one of them. Every such request of the product must be here.
/// </summary>
public sealed class MixedIdTests(PortalFixture portal, ITestOutputHelper output) : IClassFixture<PortalFixture>
{
    /// <summary>How each request with several ids is sent rightly, and what else each of its ids could be.</summary>
    private static readonly Dictionary<Type, Func<PortalFixture, Task<Mixture>>> mixtures = new()
    {
        [typeof(AssignInterviewer)] = async portal =>
        {
            var (own, foreign) = (await portal.Applied(), await portal.Applied("haiyun"));
            return new(Personas.RecruiterOf("rongxin"), "fujian", new AssignInterviewer([own.Application], Personas.OwnerOf("rongxin").UserId),
                new() { [nameof(AssignInterviewer.Applications)] = [foreign.Application, Guid.NewGuid()], [nameof(AssignInterviewer.Member)] = [Personas.OwnerOf("haiyun").UserId, Guid.NewGuid()] });
        },
        [typeof(ProposeInterview)] = async portal =>
        {
            var (own, foreign) = (await portal.Applied(), await portal.Applied("haiyun"));
            return new(Personas.RecruiterOf("rongxin"), "fujian", InterviewScene.Proposal(own, [portal.Slot(100)], [Personas.OwnerOf("rongxin").UserId]),
                new() { [nameof(ProposeInterview.ApplicationId)] = [foreign.Application, Guid.NewGuid()], [nameof(ProposeInterview.Members)] = [Personas.OwnerOf("haiyun").UserId, Guid.NewGuid()] });
        },
        [typeof(ChangeInterview)] = async portal =>
        {
            var (own, foreign) = (await portal.Arranged(portal.Slot(101)), await portal.Applied("haiyun"));
            return new(Personas.RecruiterOf("rongxin"), "fujian", new ChangeInterview(own.Application, [Personas.OwnerOf("rongxin").UserId], "https://meet.example.org/c", await portal.InterviewVersion(own)),
                new() { [nameof(ChangeInterview.ApplicationId)] = [foreign.Application, Guid.NewGuid()], [nameof(ChangeInterview.Members)] = [Personas.OwnerOf("haiyun").UserId, Guid.NewGuid()] });
        },
        [typeof(ApplyForJob)] = async portal =>
        {
            var (talent, stranger) = (await portal.NewTalent(), await portal.NewTalent());
            var (cv, theirs) = (await portal.AddCv(talent), await portal.AddCv(stranger));
            var (job, elsewhere, hidden) = (await portal.PublicJob(), await portal.PublicJob(tenant: "greater-bay"), await portal.PublicJob(isLive: false));
            return new(talent, "fujian", ApplicationScene.Application(job, cv), new() { [nameof(ApplyForJob.JobId)] = [elsewhere, hidden, Guid.NewGuid()], [nameof(ApplyForJob.CvId)] = [theirs, Guid.NewGuid()] });
        },
        [typeof(SetEmployerGroup)] = async portal =>
        {
            var (here, elsewhere) = ((await portal.AdmissionOf("rongxin"))!, (await portal.AdmissionOf("rongxin", "greater-bay"))!);
            return new(
                Personas.Staff(PortalRole.Reviewer), "fujian", new SetEmployerGroup(here.AdmissionId, DemoPeople.Employer("haiyun").Id),
                new() { [nameof(SetEmployerGroup.AdmissionId)] = [elsewhere.AdmissionId, Guid.NewGuid()], [nameof(SetEmployerGroup.ParentId)] = [DemoPeople.Employer("weiliang").Id, Guid.NewGuid()] });
        },
        [typeof(ShareMyOffer)] = async portal =>
        {
            var (mine, theirs) = (await portal.OfferMade(), await portal.OfferMade());
            var (own, foreign) = (await portal.Opened(talent: mine.Sent.Talent), await portal.Opened(talent: theirs.Sent.Talent));
            return new(mine.Sent.Talent, "fujian", new ShareMyOffer(mine.Id, own.Id, true, OfferScene.Words), new() { [nameof(ShareMyOffer.Id)] = [theirs.Id, Guid.NewGuid()], [nameof(ShareMyOffer.CaseId)] = [foreign.Id, Guid.NewGuid()] });
        },
        [typeof(ShareDocuments)] = async portal =>
        {
            var (one, other) = (await portal.DocumentsAtHome(), await portal.DocumentsAtHome());
            var (own, theirs) = (await portal.KeptDocument(one.Talent), await portal.KeptDocument(other.Talent));
            return new(one.Talent, "fujian", new ShareDocuments(one.Id, [own], portal.InDays(30), DocumentScene.Words), new() { [nameof(ShareDocuments.CaseId)] = [other.Id, Guid.NewGuid()], [nameof(ShareDocuments.DocumentIds)] = [theirs, Guid.NewGuid()] });
        },
        [typeof(ChooseSchool)] = async portal =>
        {
            var (parent, stranger) = (await portal.NewTalent(), await portal.NewTalent());
            var (hidden, elsewhere) = (await portal.School(isPublic: false), await portal.School(tenant: "greater-bay"));
            return new(
                parent, "fujian", new ChooseSchool(await portal.WithChild(parent, 8), await portal.School(), null),
                new() { [nameof(ChooseSchool.ChildId)] = [await portal.WithChild(stranger, 8), Guid.NewGuid()], [nameof(ChooseSchool.SchoolId)] = [hidden, elsewhere, Guid.NewGuid()] });
        },
        [typeof(OpenCaseDocument)] = async portal =>
        {
            var (one, other, closed, theirs) = await SharedDocuments(portal);
            return new(CaseScene.Domestic, "fujian", new OpenCaseDocument(one.Case.Id, one.Document), new() { [nameof(OpenCaseDocument.CaseId)] = [other.Id, Guid.NewGuid()], [nameof(OpenCaseDocument.DocumentId)] = [closed, theirs, Guid.NewGuid()] });
        },
        [typeof(CheckDocument)] = async portal =>
        {
            var (one, other, closed, theirs) = await SharedDocuments(portal);
            async Task<Guid> File(Opened of, Guid document) => (await portal.Document(of.Talent, document)).Files[0].Id;
            return new(
                CaseScene.Domestic, "fujian", new CheckDocument(one.Case.Id, one.Document, await File(one.Case, one.Document), DocumentVerdict.Valid, null),
                new()
                {
                    [nameof(CheckDocument.CaseId)] = [other.Id, Guid.NewGuid()],
                    [nameof(CheckDocument.DocumentId)] = [closed, theirs, Guid.NewGuid()],
                    [nameof(CheckDocument.FileId)] = [await File(one.Case, closed), await File(other, theirs), Guid.NewGuid()],
                });
        },
        [typeof(AssignLead)] = async portal =>
        {
            var (asked, elsewhere) = (await portal.Asked(), await portal.Asked("greater-bay"));
            Task<Guid> Member(PortalRole role, string tenant) => portal.Scalar<Guid>("select id from staff_memberships where user_id = $1", Personas.Staff(role, tenant).UserId);
            return new(
                LeadScene.Lead(), "fujian", new AssignLead(asked.Id, await Member(PortalRole.OverseasConsultant, "fujian"), await portal.LeadVersion(asked.Id)),
                new()
                {
                    [nameof(AssignLead.Id)] = [elsewhere.Id, Guid.NewGuid()],
                    [nameof(AssignLead.Colleague)] = [await Member(PortalRole.OverseasConsultant, "greater-bay"), await Member(PortalRole.CampusConsultant, "fujian"), Guid.NewGuid()],
                });
        },
        [typeof(ReplayDelivery)] = async portal =>
        {
            async Task<(Guid Endpoint, Guid Delivery)> Sent(string employer, string url)
            {
                var owner = portal.As(Personas.OwnerOf(employer), "fujian");
                var id = (await owner.Get(WebhookScene.New(url))).EndpointId;
                await owner.Get(new TestWebhook(id));
                // Nobody listens there, so that it can be sent again.
                await portal.Scalar<int>("update webhook_deliveries set state = 'GivenUp' where endpoint_id = $1", id);
                return (id, (await owner.Get(new ViewWebhook(id))).Deliveries[0].DeliveryId);
            }

            var (own, second, foreign) = (await Sent("rongxin", "https://one.example.org/"), await Sent("rongxin", "https://two.example.org/"), await Sent("haiyun", "https://three.example.org/"));
            return new(Personas.OwnerOf("rongxin"), "fujian", new ReplayDelivery(own.Endpoint, own.Delivery),
                new() { [nameof(ReplayDelivery.EndpointId)] = [second.Endpoint, foreign.Endpoint, Guid.NewGuid()], [nameof(ReplayDelivery.DeliveryId)] = [second.Delivery, foreign.Delivery, Guid.NewGuid()] });
        },
        [typeof(ViewOwnJob)] = async portal =>
        {
            var (own, copied) = (await portal.Draft(), await portal.Draft());
            // One that everybody may read, so that no layer but the handler says whose it is.
            var (theirs, open, elsewhere) = (await portal.Draft(employer: "haiyun"), await portal.PublicJob(employer: "haiyun"), await portal.PublicJob(tenant: "greater-bay", employer: "haiyun"));
            return new(Personas.RecruiterOf("rongxin"), "fujian", new ViewOwnJob(own, copied), new() { [nameof(ViewOwnJob.JobId)] = [theirs, open, elsewhere, Guid.NewGuid()], [nameof(ViewOwnJob.CopyOf)] = [theirs, open, elsewhere] });
        },
        [typeof(OfferHandOver)] = async portal =>
        {
            var (own, theirs, elsewhere) = (await portal.Opened(), await portal.AtHome(), await portal.Opened("greater-bay"));
            await portal.Cleared(own.Id);
            await portal.Move(own, "O6");
            var (_, away) = await portal.NewStaff(PortalRole.DomesticConsultant, "greater-bay");
            var (receiver, otherTier) = (await portal.MembershipOf(CaseScene.Domestic), await portal.MembershipOf(CaseScene.Campus));
            return new(CaseScene.Overseas, "fujian", CaseScene.Offering(portal, own.Id, await portal.VersionOf(own), membership: receiver), new()
            {
                [nameof(OfferHandOver.Id)] = [theirs.Case.Id, elsewhere.Id, Guid.NewGuid()], [nameof(OfferHandOver.MembershipId)] = [away, otherTier, Guid.NewGuid()],
            });
        },
        [typeof(SendMyMessage)] = async portal =>
        {
            var (own, elsewhere, stranger) = (await portal.Opened(), await portal.Opened("greater-bay"), await portal.Opened());
            return new(own.Talent, "fujian", new SendMyMessage(own.Id, own.Id, "Hello"), new()
            {
                [nameof(SendMyMessage.Id)] = [stranger.Id, elsewhere.Id, Guid.NewGuid()], [nameof(SendMyMessage.TypedFor)] = [stranger.Id, Guid.NewGuid()],
            });
        },
        [typeof(SendMyFile)] = async portal =>
        {
            var (own, elsewhere, stranger) = (await portal.Opened(), await portal.Opened("greater-bay"), await portal.Opened());
            return new(own.Talent, "fujian", new SendMyFile(own.Id, own.Id, await portal.FileFor(own)), new()
            {
                [nameof(SendMyFile.Id)] = [stranger.Id, elsewhere.Id, Guid.NewGuid()], [nameof(SendMyFile.TypedFor)] = [stranger.Id, Guid.NewGuid()],
            });
        },
        [typeof(AssignCase)] = async portal =>
        {
            var (own, elsewhere) = (await portal.Opened(), await portal.Opened("greater-bay"));
            var ((_, colleague), (_, away)) = (await portal.NewStaff(PortalRole.OverseasConsultant), await portal.NewStaff(PortalRole.OverseasConsultant, "greater-bay"));
            return new(CaseScene.Lead, "fujian", new AssignCase(own.Id, colleague, null, await portal.VersionOf(own)), new()
            {
                [nameof(AssignCase.Id)] = [elsewhere.Id, Guid.NewGuid()], [nameof(AssignCase.MembershipId)] = [away, Guid.NewGuid()],
            });
        },
        [typeof(PlanCaseMoves)] = async portal =>
        {
            var (own, elsewhere) = (await portal.Opened(), await portal.Opened("greater-bay"));
            var ((_, colleague), (_, away)) = (await portal.NewStaff(PortalRole.OverseasConsultant), await portal.NewStaff(PortalRole.OverseasConsultant, "greater-bay"));
            return new(CaseScene.Lead, "fujian", new PlanCaseMoves(await portal.MembershipOf(CaseScene.Overseas), [own.Id], [colleague]), new()
            {
                [nameof(PlanCaseMoves.MembershipId)] = [away, Guid.NewGuid()], [nameof(PlanCaseMoves.CaseIds)] = [elsewhere.Id, Guid.NewGuid()],
                [nameof(PlanCaseMoves.Receivers)] = [away, await portal.MembershipOf(Personas.Staff(PortalRole.Reviewer)), Guid.NewGuid()],
            });
        },
        [typeof(GiveAppointment)] = async portal =>
        {
            var (own, _) = await portal.Booked(await portal.Bookable());
            var ((_, colleague), (_, away)) = (await portal.NewStaff(PortalRole.OverseasConsultant), await portal.NewStaff(PortalRole.OverseasConsultant, "greater-bay"));
            await portal.Run("update appointments set escalated_at = now() where id = $1", own);
            return new(CaseScene.Lead, "fujian", new GiveAppointment(own, colleague, await portal.VersionOfAppointment(own)), new()
            {
                [nameof(GiveAppointment.Id)] = [Guid.NewGuid()], [nameof(GiveAppointment.MembershipId)] = [away, await portal.MembershipOf(Personas.Staff(PortalRole.Reviewer)), Guid.NewGuid()],
            });
        },
        [typeof(NameDeputy)] = async portal =>
        {
            var ((absent, _), (_, deputy), (_, away)) = (await portal.NewStaff(PortalRole.OverseasConsultant), await portal.NewStaff(PortalRole.OverseasConsultant), await portal.NewStaff(PortalRole.OverseasConsultant, "greater-bay"));
            var (elsewhere, _) = await portal.NewStaff(PortalRole.OverseasConsultant, "greater-bay");
            var (own, theirs) = (await portal.Away(absent), await portal.Away(elsewhere));
            return new(CaseScene.Lead, "fujian", new NameDeputy(own, deputy, await portal.AbsenceVersion(own)), new()
            {
                [nameof(NameDeputy.Id)] = [theirs, Guid.NewGuid()], [nameof(NameDeputy.MembershipId)] = [away, await portal.MembershipOf(CaseScene.Campus), Guid.NewGuid()],
            });
        },
        [typeof(SaveHours)] = async portal =>
        {
            var ((own, _), (other, _), (colleague, _)) = (await portal.OnCampus(), await portal.AtHome(), await portal.NewStudent());
            var (mine, theirs) = (await portal.Recorded(CaseScene.Campus), await portal.Recorded(colleague));
            return new(CaseScene.Campus, "fujian", portal.Hours(caseId: own.Id) with { Id = mine, Version = await portal.HoursVersion(mine) }, new()
            {
                [nameof(SaveHours.Id)] = [theirs, Guid.NewGuid()], [nameof(SaveHours.CaseId)] = [other.Id, Guid.NewGuid()],
            });
        },
        [typeof(ProposeBuddy)] = async portal =>
        {
            var ((_, fits), (_, closed), (_, away)) = (await portal.Buddy(), await portal.NewStudent(), await portal.NewStudent("greater-bay"));
            var (own, handedOver) = (await portal.Wishing(), (await portal.OnCampus()).Case);
            return new(CaseScene.Domestic, "fujian", new ProposeBuddy(own.Id, fits), new()
            {
                [nameof(ProposeBuddy.Id)] = [handedOver.Id, Guid.NewGuid()], [nameof(ProposeBuddy.MembershipId)] = [closed, away, Guid.NewGuid()],
            });
        },
        [typeof(SaveArrivalItem)] = async portal =>
        {
            var (own, other, onCampus) = (await portal.Arriving(), await portal.Arriving(), await portal.ArrivingOnCampus());
            var (item, theirs) = (await portal.ItemOf(own, "sim"), await portal.ItemOf(other, "sim"));
            return new(CaseScene.Domestic, "fujian", ArrivalScene.Changing(own, item), new()
            {
                [nameof(SaveArrivalItem.Id)] = [onCampus.Id, Guid.NewGuid()], [nameof(SaveArrivalItem.ItemId)] = [theirs.Id, Guid.NewGuid()],
            });
        },
        [typeof(DecideReports)] = async portal =>
        {
            var (own, other, quiet, elsewhere) = (await portal.Live(), await portal.Live(), await portal.Live(), await portal.PublicJob("pengwan", "greater-bay"));
            foreach (var job in new[] { own, other }) await portal.Enter(ReportScene.Money(job));
            await portal.Enter(ReportScene.Money(elsewhere), tenant: "greater-bay");
            var (seen, others, away) = ((await portal.Reviewer().Get(new ViewReports(own))).Seen!.Value, (await portal.Reviewer().Get(new ViewReports(other))).Seen!.Value, (await portal.Reviewer("greater-bay").Get(new ViewReports(elsewhere))).Seen!.Value);
            return new(Personas.Staff(PortalRole.Reviewer), "fujian", new DecideReports(own, ReportOutcome.Kept, null, null, seen), new()
            {
                [nameof(DecideReports.JobId)] = [other, quiet, elsewhere, Guid.NewGuid()], [nameof(DecideReports.Seen)] = [others, away, Guid.NewGuid()],
            });
        },
        [typeof(NameSupervisor)] = async portal =>
        {
            var ((_, student), (_, supervisor), (_, overseas)) = (await portal.NewStudent(), await portal.NewStaff(PortalRole.DomesticConsultant), await portal.NewStaff(PortalRole.OverseasConsultant));
            var ((_, away), (_, awaySupervisor)) = (await portal.NewStudent("greater-bay"), await portal.NewStaff(PortalRole.DomesticConsultant, "greater-bay"));
            return new(CaseScene.Lead, "fujian", new NameSupervisor(student, supervisor, null), new()
            {
                [nameof(NameSupervisor.MembershipId)] = [away, overseas, Guid.NewGuid()], [nameof(NameSupervisor.SupervisorId)] = [awaySupervisor, overseas, Guid.NewGuid()],
            });
        },
        [typeof(ProposeMatch)] = async portal =>
        {
            var (own, handedOver, elsewhere) = (await portal.Opened(), (await portal.AtHome()).Case, await portal.Opened("greater-bay"));
            var (job, away, hidden) = (await portal.Fitting(own.Talent), await portal.Fitting(own.Talent, "greater-bay"), await portal.PublicJob(isLive: false));
            return new(CaseScene.Overseas, "fujian", new ProposeMatch(own.Id, job, ProposalScene.Words), new() { [nameof(ProposeMatch.CaseId)] = [handedOver.Id, elsewhere.Id, Guid.NewGuid()], [nameof(ProposeMatch.JobId)] = [away, hidden, Guid.NewGuid()] });
        },
        [typeof(ReferTalent)] = async portal =>
        {
            var (own, handedOver, elsewhere) = (await portal.Opened(), (await portal.AtHome()).Case, await portal.Opened("greater-bay"));
            var (stranger, _) = await portal.NewEmployer("Not admitted " + Guid.NewGuid().ToString("N")[..8], verified: false);
            return new(CaseScene.Overseas, "fujian", ReferralScene.ToHub(own.Id, "hub@example.org") with { EmployerId = ReferralScene.Employer }, new()
            {
                [nameof(ReferTalent.Id)] = [handedOver.Id, elsewhere.Id, Guid.NewGuid()], [nameof(ReferTalent.EmployerId)] = [stranger, Guid.NewGuid()],
            });
        },
        [typeof(OfferTransfer)] = async portal =>
        {
            var (own, handedOver, elsewhere) = (await portal.Opened(), (await portal.AtHome()).Case, await portal.Opened("greater-bay"));
            await portal.TakesOn();
            return new(CaseScene.Overseas, "fujian", await portal.ToReceiver(own.Id), new()
            {
                [nameof(OfferTransfer.Id)] = [handedOver.Id, elsewhere.Id, Guid.NewGuid()], [nameof(OfferTransfer.ReceiverId)] = [PortalFixture.TenantOf("fujian").Id, PortalFixture.TenantOf("zhongguancun").Id, Guid.NewGuid()],
            });
        },
        [typeof(MergeProspects)] = async portal =>
        {
            var (colleague, _) = await portal.NewStaff(PortalRole.OverseasConsultant);
            var (own, other, theirs) = (await portal.Entered(), await portal.Entered(), await portal.Entered(by: colleague));
            var elsewhere = await portal.Entered(by: ProspectScene.Consultant("greater-bay"));
            return new(ProspectScene.Consultant(), "fujian", new MergeProspects(own, other, [], await portal.ProspectVersion(own), await portal.ProspectVersion(other)), new()
            {
                [nameof(MergeProspects.Id)] = [theirs, elsewhere, Guid.NewGuid()], [nameof(MergeProspects.OtherId)] = [theirs, elsewhere, Guid.NewGuid()],
            });
        },
        [typeof(PlanTask)] = async portal =>
        {
            var (own, other, elsewhere) = (await portal.Opened(), await portal.Opened(), await portal.Opened("greater-bay"));
            var away = await portal.Planned(elsewhere, by: Personas.Staff(PortalRole.OverseasConsultant, "greater-bay"));
            var (task, first, theirs) = (await portal.Planned(own), await portal.Planned(own), await portal.Planned(other));
            var handedOver = (await portal.AtHome()).Case;
            return new(CaseScene.Overseas, "fujian", portal.Planning(own, after: [first]) with { TaskId = task, Version = await portal.TaskVersion(task) }, new()
            {
                [nameof(PlanTask.Id)] = [handedOver.Id, elsewhere.Id, Guid.NewGuid()], [nameof(PlanTask.TaskId)] = [theirs, away, Guid.NewGuid()], [nameof(PlanTask.After)] = [theirs, away, Guid.NewGuid()],
            });
        },
        [typeof(SaveGuideDraft)] = async portal =>
        {
            var (own, other, elsewhere) = (await portal.Begin("mixed-own"), await portal.Begin("mixed-other"), await portal.Begin("mixed-elsewhere", "greater-bay"));
            return new(EditScene.Curator(), "fujian", new SaveGuideDraft(own.GuideId, own.VersionId, EditScene.Draft("mixed-own"), (await portal.Version(own)).Version), new()
            {
                [nameof(SaveGuideDraft.GuideId)] = [other.GuideId, elsewhere.GuideId, Guid.NewGuid()], [nameof(SaveGuideDraft.VersionId)] = [other.VersionId, elsewhere.VersionId, Guid.NewGuid()],
            });
        },
        [typeof(SaveRuleDraft)] = async portal =>
        {
            var (own, other, elsewhere) = (await portal.BeginRule("mixed.own"), await portal.BeginRule("mixed.other"), await portal.BeginRule("mixed.elsewhere", tenant: "greater-bay"));
            return new(EditScene.Curator(), "fujian", new SaveRuleDraft(own.RuleId, own.VersionId, null, RuleRelease.Young(41, "mixed.own"), null, (await portal.RuleAt(own)).Version), new()
            {
                [nameof(SaveRuleDraft.RuleId)] = [other.RuleId, elsewhere.RuleId, Guid.NewGuid()], [nameof(SaveRuleDraft.VersionId)] = [other.VersionId, elsewhere.VersionId, Guid.NewGuid()],
            });
        },
        [typeof(SaveRulePerson)] = async portal =>
        {
            var (own, other, elsewhere) = (await portal.BeginRule("mixed.people"), await portal.BeginRule("mixed.people2"), await portal.BeginRule("mixed.people3", tenant: "greater-bay"));
            var (mine, theirs, away) = (await portal.MakeUp(own.RuleId, "one", 30, Verdict.Met), await portal.MakeUp(other.RuleId, "two", 30, Verdict.Met), await portal.MakeUp(elsewhere.RuleId, "three", 30, Verdict.Met, "greater-bay"));
            var made = (await portal.OwnRule("mixed.people")).Persons.Single(one => one.Id == mine);
            return new(EditScene.Curator(), "fujian", new SaveRulePerson(own.RuleId, mine, RulePersonDraft.Of(made.Person), made.Version), new()
            {
                [nameof(SaveRulePerson.RuleId)] = [elsewhere.RuleId, Guid.NewGuid()], [nameof(SaveRulePerson.PersonId)] = [theirs, away, Guid.NewGuid()],
            });
        },
    };

    /// <summary>Requests whose ids name no record but the ends of a range, over what is public anyway.</summary>
    private static readonly HashSet<Type> ranges = [typeof(BrowseJobAddresses)];

    [Fact]
    public async Task A_request_with_several_ids_checks_each_of_them()
    {
        var requests = RequestCatalogue.Requests(typeof(RightsStore).Assembly).Where(request => Ids(request).Count > 1 && !ranges.Contains(request)).ToList();
        var missing = requests.Where(request => !mixtures.ContainsKey(request)).Select(request => request.Name).ToList();
        Assert.True(missing.Count == 0, "Say in MixedIdTests how these requests with several ids are sent: " + string.Join(", ", missing));
        Assert.Equal(requests.Order(ByName), mixtures.Keys.Order(ByName));
        List<string> accepted = [];
        var cells = 0;
        foreach (var request in requests)
        {
            var mixture = await mixtures[request](portal);
            Assert.Equal(Ids(request).Select(id => id.Name).Order(), mixture.Others.Keys.Order());
            foreach (var (name, others) in mixture.Others)
            {
                foreach (var other in others)
                {
                    // With all other ids, and with each optional one left out: one id may keep another from being looked at.
                    foreach (var right in Variants(mixture.Right, request, name))
                    {
                        cells++;
                        var answer = await Answer(mixture, With(right, name, other));
                        // An id that is not looked at in this combination changes nothing, which is told by leaving it out.
                        if (answer.StartsWith("Ok", StringComparison.Ordinal) && (!IsOptional(request, name) || answer != await Answer(mixture, With(right, name, null)))) accepted.Add($"{request.Name}.{name}: {answer}");
                    }
                }
            }

            Assert.StartsWith("Ok", await Answer(mixture, mixture.Right), StringComparison.Ordinal);
        }

        output.WriteLine($"{requests.Count} requests with several ids, {cells} mixtures");
        Assert.True(requests.Count >= 2 && cells >= 8, "too few subjects");
        Assert.Empty(accepted);
    }

    private static IEnumerable<object> Variants(object right, Type request, string name) =>
        [right, .. Ids(request).Where(id => id.Name != name && IsOptional(request, id.Name)).Select(id => With(right, id.Name, null))];

    private static Comparer<Type> ByName => Comparer<Type>.Create((a, b) => string.CompareOrdinal(a.FullName, b.FullName));

    private static List<PropertyInfo> Ids(Type request) => [.. request.GetProperties().Where(property => IsId(property.PropertyType) && property.Name != "Submission")];

    private static bool IsId(Type type) => type == typeof(Guid) || type == typeof(Guid?) || typeof(IEnumerable<Guid>).IsAssignableFrom(type);

    private static bool IsOptional(Type request, string property) => request.GetProperty(property)!.PropertyType == typeof(Guid?);

    /// <summary>A copy of a record with another id.</summary>
    /// <summary>A case with a document that is open and one that is not, and another case of the same consultant with one that is open there.</summary>
    private static async Task<((Opened Case, Guid Document) One, Opened Other, Guid Closed, Guid Theirs)> SharedDocuments(PortalFixture portal)
    {
        var (one, other) = (await portal.DocumentsAtHome(), await portal.DocumentsAtHome());
        var (open, closed, theirs) = (await portal.KeptDocument(one.Talent), await portal.KeptDocument(one.Talent, "passport"), await portal.KeptDocument(other.Talent));
        await portal.ShareDocs(one, open);
        await portal.ShareDocs(other, theirs);
        return ((one, open), other, closed, theirs);
    }

    private static object With(object request, string property, Guid? id)
    {
        var type = request.GetType();
        var constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter =>
            string.Equals(parameter.Name, property, StringComparison.OrdinalIgnoreCase)
                ? typeof(IEnumerable<Guid>).IsAssignableFrom(parameter.ParameterType) ? new[] { id!.Value } : id
                : type.GetProperties().Single(p => string.Equals(p.Name, parameter.Name, StringComparison.OrdinalIgnoreCase)).GetValue(request))]);
    }

    private async Task<string> Answer(Mixture mixture, object request)
    {
        var result = request.GetType().GetInterfaces().Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>)).GetGenericArguments()[0].GetGenericArguments()[0];
        var send = typeof(MixedIdTests).GetMethod(nameof(Send), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(result);
        return await (Task<string>)send.Invoke(null, [portal.As(mixture.Caller, mixture.Tenant), request])!;
    }

    private static async Task<string> Send<T>(TestSender sender, object request)
    {
        var outcome = await sender.Send((IRequest<Outcome<T>>)request);
        return outcome.IsOk ? "Ok " + JsonSerializer.Serialize(outcome.Value) : outcome.Kind.ToString();
    }

    /// <summary>A request that is right for the caller, and for each of its ids what it must not be.</summary>
    private sealed record Mixture(DemoPerson Caller, string Tenant, object Right, Dictionary<string, Guid[]> Others);
}
