using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TalentPortal.Data;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Jobs;

/// <summary>A burst of visitors that takes every connection there is: none may need a second one to go on.</summary>
public sealed class FewConnectionsTests(FewConnectionsTests.Portal portal) : IClassFixture<FewConnectionsTests.Portal>
{
    public sealed class Portal : PortalFixture
    {
        public Portal() => Change(builder => builder.Services.AddSingleton(_ =>
        {
            var settings = new NpgsqlConnectionStringBuilder(ConnectionRules.Complete(Connections.Portal)) { MaxPoolSize = 2, Timeout = 5 };
            return NpgsqlDataSource.Create(settings);
        }));
    }

    [Fact]
    public async Task Searches_at_once_need_no_more_connections_than_messages()
    {
        for (var burst = 0; burst < 5; burst++)
        {
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => portal.As(null, burst % 2 == 0 ? "" : "fujian").Send(new BrowseJobs())));
            Assert.All(outcomes, outcome => Assert.Equal(OutcomeKind.Ok, outcome.Kind));
            portal.Clock.Advance(TimeSpan.FromMinutes(10));
        }
    }
}
