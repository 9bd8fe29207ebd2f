using System.Globalization;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Profiles;
using TalentPortal.Features.Talents;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Fixture;
using Xunit.Abstractions;

namespace TalentPortal.Tests.Features.Profiles;

/// <summary>
/// sec-P02: random sequences of opening, widening, narrowing, withdrawing, expiring, passing on, ending and reading, sent through
/// the whole pipeline and compared with a model of a few lines. Nothing is read without a live consent, and nothing that is
/// consented to is refused. Each sequence has a seed of its own: TALENTPORTAL_CONSENT_SEQUENCES says how many are run,
/// TALENTPORTAL_CONSENT_ONLY runs a single one again, with its steps printed.
/// </summary>
public sealed class ConsentSequenceTests(PortalFixture portal, ITestOutputHelper output) : IClassFixture<PortalFixture>
{
    private const int Seed = 20261122;
    private const int SequencesPerTalents = 60;

    private readonly List<string> _steps = [];

    [Fact]
    public async Task Nothing_is_read_without_a_live_consent_and_nothing_with_one_is_refused()
    {
        var only = Number("TALENTPORTAL_CONSENT_ONLY");
        var count = only is null ? Number("TALENTPORTAL_CONSENT_SEQUENCES") ?? 60 : 1;
        List<DemoPerson> talents = [];
        var (first, firstMembership) = await portal.NewStaff(PortalRole.OverseasConsultant);
        var (second, secondMembership) = await portal.NewStaff(PortalRole.OverseasConsultant);
        Colleague[] colleagues = [new(CaseScene.Overseas, await portal.MembershipOf(CaseScene.Overseas)), new(first, firstMembership), new(second, secondMembership)];
        var tally = new Tally();
        for (var number = only ?? 0; number < (only ?? 0) + count; number++)
        {
            _steps.Clear();
            if (talents.Count == 0 || number % SequencesPerTalents == 0) talents = await NewTalents();
            try
            {
                await Sequence(new Random(Seed + number), talents[number % talents.Count], colleagues, tally);
            }
            catch (Exception)
            {
                output.WriteLine($"Sequence {number} of seed {Seed}: {string.Join("; ", _steps)}");
                throw;
            }
        }

        if (only is not null) output.WriteLine(string.Join("\n", _steps));
        output.WriteLine($"seed {Seed}: {count} sequences, {tally.Steps} steps, {tally.Readings} readings of which {tally.Open} opened something, {tally.Parts} parts compared; 0 disclosures without consent, 0 refusals with one");
        Assert.True(only is not null || (tally.Open > count && tally.Readings - tally.Open > count), "too few subjects");
    }

    /// <summary>Few talents with many cases each, one after the other: what was opened in one of them must not open the next.</summary>
    private async Task<List<DemoPerson>> NewTalents()
    {
        List<DemoPerson> talents = [];
        for (var i = 0; i < 6; i++) talents.Add(await portal.WithCareer());
        return talents;
    }

    private async Task Sequence(Random random, DemoPerson talent, Colleague[] colleagues, Tally tally)
    {
        var one = await portal.Opened(talent: talent);
        var model = new Model { Owner = colleagues[0].Person };
        for (var steps = random.Next(3, 9); steps > 0; steps--)
        {
            tally.Steps++;
            await Step(random, one, model, colleagues);
            foreach (var reader in random.GetItems<DemoPerson>([.. colleagues.Select(colleague => colleague.Person), CaseScene.Lead, CaseScene.Domestic, model.Owner], 2)) await Compare(one, model, reader, tally);
        }

        foreach (var reader in colleagues) await Compare(one, model, reader.Person, tally);
        // By the database itself, to which the grants of the talent's former cases still look alive.
        foreach (var reader in colleagues) Assert.Equal(model.OpenTo(reader.Person, portal.Clock.GetUtcNow()).Order(), (await portal.DatabaseOpens(reader.Person, talent)).Order());
        if (model.IsOpen) await portal.As(model.Owner).Get(new CloseCase(one.Id, CaseCloseReason.NoMatch, null, await portal.VersionOf(one)));
    }

    private async Task Step(Random random, Opened one, Model model, Colleague[] colleagues)
    {
        switch (random.Next(10))
        {
            case < 5:
                // Opens, widens and narrows: any set of parts, an empty one too.
                var parts = SharingScene.All.Where(_ => random.Next(3) > 0 == (random.Next(2) == 0)).ToList();
                if (random.Next(6) == 0) parts = [.. SharingScene.All];
                var days = random.Next(0, 366);
                _steps.Add($"share {string.Join(",", parts.Select(part => part.Part()))} for {days} days");
                var shared = await portal.Share(one, parts, days);
                Assert.Equal(model.IsOpen ? OutcomeKind.Ok : OutcomeKind.Refused, shared.Kind);
                if (model.IsOpen) model.Granted = parts.ToDictionary(part => part, _ => PortalFixture.TenantOf("fujian").EndOf(portal.InDays(days)));
                break;
            case 5:
                _steps.Add("withdraw the consent");
                foreach (var item in (await portal.As(one.Talent).Get(new BrowseConsents())).Items.Where(item => item is { Kind: ConsentKind.CareerInCase, WithdrawnAt: null } && item.LeadId == one.Lead))
                    await portal.As(one.Talent).Get(new WithdrawConsent(item.Id));
                model.Granted.Clear();
                break;
            case 6:
                // Some of them have run out.
                var over = portal.Clock.GetUtcNow().AddSeconds(-random.Next(1, 100_000));
                var expired = model.Granted.Keys.Where(_ => random.Next(2) == 0).ToList();
                _steps.Add($"expire {string.Join(",", expired.Select(part => part.Part()))}");
                foreach (var part in expired)
                {
                    await portal.Scalar<int>("update grants set expires_at = $1 where user_id = $2 and subject_id = $3 and scope = $4 and withdrawn_at is null", over, one.Talent.UserId, one.Lead, part.ToString());
                    model.Granted.Remove(part);
                }

                break;
            case 7 or 8:
                var to = colleagues[random.Next(colleagues.Length)];
                _steps.Add($"give the case to {to.Person.Key}");
                var given = await portal.As(CaseScene.Lead).Send(new AssignCase(one.Id, to.Membership, null, await portal.VersionOf(one)));
                if (given.IsOk) model.Owner = to.Person;
                break;
            case 9 when random.Next(2) == 0:
                _steps.Add("end the case");
                var ended = await portal.As(model.Owner).Send(new CloseCase(one.Id, CaseCloseReason.NoMatch, null, await portal.VersionOf(one)));
                Assert.Equal(model.IsOpen, ended.IsOk);
                model.IsOpen = false;
                break;
            default:
                _steps.Add("ask for more");
                await portal.As(model.Owner).Send(new AskForCareer(one.Id, SharingScene.All));
                break;
        }
    }

    private async Task Compare(Opened one, Model model, DemoPerson reader, Tally tally)
    {
        var may = model.OpenTo(reader, portal.Clock.GetUtcNow());
        var read = await portal.Reads(reader, one.Id);
        _steps.Add($"{reader.Key} reads {(read is null ? "nothing" : string.Join(",", read.Select(part => part.Part())))}");
        Assert.Equal(model.IsOpen && reader == model.Owner, read is not null);
        Assert.Equal(may.Order(), (read ?? new HashSet<GrantScope>()).Order());
        Assert.Equal(SharingScene.Resume.All(may.Contains), (await portal.As(reader).Send(new ExportSharedResume(one.Id))).IsOk);
        tally.Readings++;
        tally.Parts += SharingScene.All.Count;
        if (may.Count > 0) tally.Open++;
    }

    private static int? Number(string variable) => int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private sealed record Colleague(DemoPerson Person, Guid Membership);

    /// <summary>Who may read what, as the talent was told.</summary>
    private sealed class Model
    {
        public Dictionary<GrantScope, DateTimeOffset> Granted { get; set; } = [];

        public required DemoPerson Owner { get; set; }

        public bool IsOpen { get; set; } = true;

        public HashSet<GrantScope> OpenTo(DemoPerson reader, DateTimeOffset now) => IsOpen && reader == Owner ? [.. Granted.Where(pair => pair.Value > now).Select(pair => pair.Key)] : [];
    }

    private sealed class Tally
    {
        public int Steps { get; set; }

        public int Readings { get; set; }

        public int Open { get; set; }

        public int Parts { get; set; }
    }
}
