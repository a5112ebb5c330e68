import { day, hour } from "../state/clock";
import type { Store } from "../state/store";
import { agentSpec } from "../state/versions";
import { createOrganization, createTemplate, createUser } from "./create";
import { dockerAgent, kubernetesAgents, kubernetesParameters, teamParameter } from "./demoAgents";
import type { DemoPeople, DemoTemplates } from "./demoCast";
import { seedDemoTokens } from "./demoTokens";
import { seedDemoWorkspaces } from "./demoWorkspaces";

const homeVolume = [{ type: "docker_volume", name: "home" }];

/** A small company with times relative to now. Sign in as Alice; everybody's password is `coder-access`. */
export function seedDemo(store: Store): void {
  const ago = (milliseconds: number): Date => new Date(store.clock.now().getTime() - milliseconds);
  const organization = createOrganization(store, {
    name: "acme",
    displayName: "Acme Robotics",
    description: "Everybody who builds robots.",
    createdAt: ago(900 * day),
  });
  const people: DemoPeople = {
    olive: createUser(store, {
      username: "olive",
      name: "Olive Owner",
      roles: ["owner"],
      createdAt: ago(900 * day),
    }),
    alice: createUser(store, { username: "alice", name: "Alice Adams", createdAt: ago(700 * day) }),
    bob: createUser(store, { username: "bob", name: "Bob Baker", createdAt: ago(420 * day) }),
  };
  createUser(store, {
    username: "tessa",
    name: "Tessa Templeton",
    roles: ["template-admin"],
    createdAt: ago(400 * day),
  });
  createUser(store, {
    username: "uma",
    name: "Uma Underwood",
    roles: ["user-admin"],
    createdAt: ago(390 * day),
  });
  createUser(store, {
    username: "axel",
    name: "Axel Auditor",
    roles: ["auditor"],
    createdAt: ago(200 * day),
  });
  createUser(store, { username: "sam", name: "Sam Left", status: "suspended", createdAt: ago(300 * day) });
  const by = { createdById: people.olive.id, organizationId: organization.id };
  const templates: DemoTemplates = {
    docker: createTemplate(store, {
      ...by,
      name: "docker",
      displayName: "Docker containers",
      description: "A container with Node, Go and Python.",
      icon: "/icon/docker.svg",
      createdAt: ago(600 * day),
      versions: [
        { name: "v1", createdAt: ago(600 * day), agents: [dockerAgent()], kept: homeVolume },
        { name: "v2", message: "Node 24", createdAt: ago(4 * day) },
      ],
    }),
    kubernetes: createTemplate(store, {
      ...by,
      name: "kubernetes",
      displayName: "Kubernetes pod",
      description: "A pod with up to 16 cores in the office cluster.",
      icon: "/icon/k8s.svg",
      classicParameters: true,
      defaultTtlMilliseconds: 8 * hour,
      createdAt: ago(350 * day),
      versions: [
        {
          name: "2026-03",
          createdAt: ago(350 * day),
          agents: kubernetesAgents(),
          parameters: kubernetesParameters,
          kept: homeVolume,
        },
        {
          name: "2026-09",
          message: "Asks for the team",
          createdAt: ago(2 * day),
          parameters: [...kubernetesParameters, teamParameter],
        },
      ],
    }),
    windows: createTemplate(store, {
      ...by,
      name: "aws-windows",
      displayName: "Windows on EC2",
      description: "For the CAD tools.",
      icon: "/icon/aws.svg",
      deprecationMessage: "Use the Kubernetes pod instead.",
      createdAt: ago(500 * day),
      versions: [
        {
          name: "v1",
          createdAt: ago(500 * day),
          agents: [agentSpec({ operatingSystem: "windows", directory: "C:\\Users\\coder", apps: [] })],
        },
      ],
    }),
  };
  const workspaces = seedDemoWorkspaces(store, people, templates);
  seedDemoTokens(store, people, { alpha: workspaces.alpha.id, docker: templates.docker.id });
}
